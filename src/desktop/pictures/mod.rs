//! Pictures of every screen, for the README and for tests that look at them.

mod canvas;
mod command;
mod scene;
mod small;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use self::canvas::Canvas;
pub use self::command::main;
pub use self::scene::Scene;
use super::settings::Brightness;

/// A picture to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What is on it.
    pub scene: Scene,
    /// By day or by night.
    pub brightness: Brightness,
    /// How wide and high it is, in pixels.
    pub size: (u32, u32),
    /// The size of text, in percent.
    pub text_percent: u16,
}

/// Why a picture could not be drawn.
#[derive(Debug)]
pub enum PictureFault {
    /// What is to be on it cannot be had.
    Scene(String),
    /// It cannot be written.
    File(PathBuf, io::Error),
    /// Nothing here can draw.
    NothingDraws(String),
}

impl fmt::Display for PictureFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureFault::Scene(why) => write!(f, "the scene cannot be set: {why}"),
            PictureFault::File(path, why) => write!(f, "{}: {why}", path.display()),
            PictureFault::NothingDraws(why) => write!(
                f,
                "no picture came of it: {why}. Drawing needs Vulkan or OpenGL; the package mesa-vulkan-drivers \
                 draws without a graphics card"
            ),
        }
    }
}

impl std::error::Error for PictureFault {}

impl Picture {
    /// Every picture: each scene by day and by night, at two sizes and with text twice as large.
    pub fn all() -> Vec<Picture> {
        let mut all = Vec::new();
        for scene in Scene::ALL {
            for brightness in [Brightness::Light, Brightness::Dark] {
                for (size, text_percent) in
                    [((1280, 800), 100), ((1920, 1080), 100), ((1280, 800), 200)]
                {
                    all.push(Picture {
                        scene,
                        brightness,
                        size,
                        text_percent,
                    });
                }
            }
        }
        all
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        let brightness = match self.brightness {
            Brightness::Light => "light",
            Brightness::Dark => "dark",
        };
        let (wide, high) = self.size;
        let text = match self.text_percent {
            100 => String::new(),
            percent => format!("-text-{percent}"),
        };
        format!("{}-{brightness}-{wide}x{high}{text}.png", self.scene.name())
    }

    /// Draws it: its pixels as they would be in a window of this size.
    ///
    /// # Errors
    ///
    /// When its scene cannot be set, or nothing here draws.
    pub fn draw(&self, scenarios: &Path) -> Result<image::RgbImage, PictureFault> {
        let trainer = self.scene.set(scenarios, self)?;
        Canvas::new(trainer, self.size)?.draw()
    }
}

/// Draws every picture into a folder, and returns their files.
///
/// # Errors
///
/// When one cannot be drawn or written.
pub fn draw_all(scenarios: &Path, into: &Path) -> Result<Vec<PathBuf>, PictureFault> {
    fs::create_dir_all(into).map_err(|why| PictureFault::File(into.to_owned(), why))?;
    let mut files = Vec::new();
    for picture in Picture::all() {
        let path = into.join(picture.file());
        let drawn = picture.draw(scenarios)?;
        small::write(&drawn, &path).map_err(|why| PictureFault::File(path.clone(), why))?;
        files.push(path);
    }
    Ok(files)
}

/// Draws every picture and holds it against the one kept under its name. What differs is drawn into `beside`,
/// and told: the file, and how.
///
/// # Errors
///
/// When one cannot be drawn, or what differs cannot be written.
pub fn check_all(
    scenarios: &Path,
    kept: &Path,
    beside: &Path,
) -> Result<Vec<String>, PictureFault> {
    let mut told = Vec::new();
    for picture in Picture::all() {
        let path = kept.join(picture.file());
        let drawn = picture.draw(scenarios)?;
        let differs = match image::open(&path) {
            Ok(known) => Difference::between(&known.to_rgb8(), &drawn).told(),
            Err(why) => Some(why.to_string()),
        };
        if let Some(how) = differs {
            let new = beside.join(picture.file());
            fs::create_dir_all(beside).map_err(|why| PictureFault::File(new.clone(), why))?;
            small::write(&drawn, &new).map_err(|why| PictureFault::File(new.clone(), why))?;
            told.push(format!("{}: {how}; now {}", path.display(), new.display()));
        }
    }
    Ok(told)
}

/// How two pictures differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    same_size: bool,
    /// How many pixels in ten thousand look different.
    per_ten_thousand: u64,
}

/// How far a part of a colour may be off, of 255, before its pixel looks different: renderers smooth the edges of
/// letters a little differently.
const SAME: u8 = 48;
/// How many pixels in ten thousand may look different.
const FEW: u64 = 60;

impl Difference {
    /// How these two differ.
    pub fn between(one: &image::RgbImage, other: &image::RgbImage) -> Difference {
        let same_size = one.dimensions() == other.dimensions();
        let looks_different = |(one, other): &(&image::Rgb<u8>, &image::Rgb<u8>)| {
            let mut parts = one.0.iter().zip(&other.0);
            parts.any(|(one, other)| one.abs_diff(*other) > SAME)
        };
        let different = one.pixels().zip(other.pixels()).filter(looks_different);
        let whole = u64::from(one.width()) * u64::from(one.height());
        Difference {
            same_size,
            per_ten_thousand: different.count() as u64 * 10_000 / whole.max(1),
        }
    }

    /// The difference in words, if it is more than two renderers make.
    pub fn told(self) -> Option<String> {
        if !self.same_size {
            return Some("it has another size".to_owned());
        }
        let percent = self.per_ten_thousand as f64 / 100.0;
        (self.per_ten_thousand > FEW).then(|| format!("{percent:.1} % of it looks different"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smoothing_is_no_difference_and_a_moved_button_is() {
        let one = image::RgbImage::from_pixel(100, 100, image::Rgb([200, 200, 200]));
        let mut other = one.clone();
        for pixel in other.pixels_mut() {
            pixel.0[0] -= 20;
        }
        assert_eq!(Difference::between(&one, &other).told(), None);
        for x in 0..10 {
            for y in 0..10 {
                other.put_pixel(x, y, image::Rgb([10, 90, 100]));
            }
        }
        let told = Difference::between(&one, &other).told().unwrap();
        assert!(told.starts_with("1.0 %"), "{told}");
        let small = image::RgbImage::new(10, 10);
        assert!(Difference::between(&one, &small).told().is_some());
    }

    #[test]
    fn no_two_pictures_have_one_name() {
        let mut files: Vec<String> = Picture::all().iter().map(Picture::file).collect();
        let all = files.len();
        files.sort();
        files.dedup();
        assert_eq!(files.len(), all);
        assert_eq!(all, Scene::ALL.len() * 6);
    }
}
