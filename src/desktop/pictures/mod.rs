//! Pictures of every screen, for the README and for tests that look at them.

mod canvas;
mod scene;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use self::canvas::Canvas;
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
        write(&drawn, &path).map_err(|why| PictureFault::File(path.clone(), why))?;
        files.push(path);
    }
    Ok(files)
}

fn write(drawn: &image::RgbImage, path: &Path) -> io::Result<()> {
    let file = io::BufWriter::new(fs::File::create(path)?);
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
    let (wide, high) = drawn.dimensions();
    encoder
        .write_image(drawn.as_raw(), wide, high, image::ExtendedColorType::Rgb8)
        .map_err(io::Error::other)
}
