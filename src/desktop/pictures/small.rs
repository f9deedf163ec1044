//! Writing pictures small: a screen has few colours, and the rest are the smoothed edges of letters.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use image::RgbImage;

/// How many colours a picture is written with.
const COLOURS: usize = 256;

/// Writes a picture as PNG with the colours it has most of; any other is written as the nearest of those.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(drawn: &RgbImage, path: &Path) -> io::Result<()> {
    let (palette, pixels) = reduced(drawn);
    let file = io::BufWriter::new(fs::File::create(path)?);
    let mut encoder = png::Encoder::new(file, drawn.width(), drawn.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    // Places in a list of colours are no better for being told by their neighbours.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_palette(palette.concat());
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(&pixels).map_err(io::Error::other)
}

/// The colours a picture has most of, and for each pixel the place of its own or the nearest.
fn reduced(drawn: &RgbImage) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut counts: BTreeMap<[u8; 3], u32> = BTreeMap::new();
    for pixel in drawn.pixels() {
        *counts.entry(pixel.0).or_default() += 1;
    }
    let mut palette: Vec<[u8; 3]> = counts.keys().copied().collect();
    palette.sort_by_key(|colour| std::cmp::Reverse(counts.get(colour)));
    palette.truncate(COLOURS);
    let places: BTreeMap<[u8; 3], u8> = counts
        .keys()
        .map(|colour| (*colour, nearest(&palette, *colour)))
        .collect();
    let place = |pixel: &image::Rgb<u8>| places.get(&pixel.0).copied().unwrap_or(0);
    (palette, drawn.pixels().map(place).collect())
}

fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let far = |other: &[u8; 3]| -> u32 {
        let parts = other.iter().zip(&colour);
        parts
            .map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2))
            .sum()
    };
    let nearest = (0..=u8::MAX).zip(palette).min_by_key(|(_, it)| far(it));
    nearest.map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_colours_stay_as_they_are_and_rare_ones_become_the_nearest() {
        let mut drawn = RgbImage::from_pixel(64, 64, image::Rgb([246, 244, 238]));
        for at in 0..300_u16 {
            let [high, low] = at.to_be_bytes();
            drawn.put_pixel(
                u32::from(at) % 64,
                u32::from(at) / 64,
                image::Rgb([low, high, 7]),
            );
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        write(&drawn, &path).unwrap();
        let read = image::open(&path).unwrap().to_rgb8();
        assert_eq!(read.get_pixel(60, 60), drawn.get_pixel(60, 60));
        let far = |(one, other): (&image::Rgb<u8>, &image::Rgb<u8>)| {
            one.0
                .iter()
                .zip(&other.0)
                .map(|(one, other)| one.abs_diff(*other))
                .max()
                .unwrap()
        };
        let farthest = read.pixels().zip(drawn.pixels()).map(far).max().unwrap();
        assert!(farthest <= 48, "{farthest}");
    }
}
