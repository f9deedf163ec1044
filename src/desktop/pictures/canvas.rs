//! What a picture is drawn on: the window's own program, without the window.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use bevy::asset::RenderAssetUsages;
use bevy::camera::RenderTarget;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat, TextureUsages};
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;

use super::PictureFault;
use crate::desktop::trainer::Trainer;
use crate::desktop::window;

/// How often the scene is drawn before it is looked at: until the type is there, everything is in its place and
/// the recordings' shapes were read.
const SETTLING: u32 = 24;
/// How often it is drawn until the picture has come back.
const COMING_BACK: u32 = 200;
const BETWEEN: Duration = Duration::from_millis(8);

type Caught = Arc<Mutex<Option<image::RgbImage>>>;

/// What a picture is drawn on.
pub struct Canvas {
    app: App,
    image: Handle<Image>,
}

impl Canvas {
    /// A canvas of this size, with this on it.
    ///
    /// # Errors
    ///
    /// When nothing here draws.
    pub fn new(trainer: Trainer, size: (u32, u32)) -> Result<Canvas, PictureFault> {
        let mut app = App::new();
        let no_window = WindowPlugin {
            primary_window: None,
            exit_condition: ExitCondition::DontExit,
            ..default()
        };
        let at_once = RenderPlugin {
            synchronous_pipeline_compilation: true,
            ..default()
        };
        app.add_plugins(
            DefaultPlugins
                .set(no_window)
                .set(at_once)
                .disable::<WinitPlugin>(),
        );
        window::furnish(&mut app, trainer);
        app.finish();
        app.cleanup();
        let image = app
            .world_mut()
            .get_resource_mut::<Assets<Image>>()
            .ok_or_else(|| PictureFault::NothingDraws("there is no renderer".to_owned()))?
            .add(blank(size));
        let target = RenderTarget::Image(image.clone().into());
        app.world_mut().spawn((window::eye(), target));
        Ok(Canvas { app, image })
    }

    /// Draws, and takes the picture.
    ///
    /// # Errors
    ///
    /// When no picture came back.
    pub fn draw(mut self) -> Result<image::RgbImage, PictureFault> {
        for _ in 0..SETTLING {
            self.app.update();
            thread::sleep(BETWEEN);
        }
        let caught = Caught::default();
        let into = Arc::clone(&caught);
        self.app
            .world_mut()
            .spawn(Screenshot::image(self.image.clone()))
            .observe(move |shot: On<ScreenshotCaptured>| {
                if let Ok(mut place) = into.lock() {
                    *place = colours(&shot.image);
                }
            });
        for _ in 0..COMING_BACK {
            self.app.update();
            let drawn = caught.lock().ok().and_then(|mut place| place.take());
            if let Some(drawn) = drawn {
                return Ok(drawn);
            }
            thread::sleep(BETWEEN);
        }
        let why = "the renderer gave nothing back".to_owned();
        Err(PictureFault::NothingDraws(why))
    }
}

/// The picture without what shows through it, which nothing does.
fn colours(drawn: &Image) -> Option<image::RgbImage> {
    let parts = drawn.data.as_ref()?.chunks_exact(4);
    let colours = parts.flat_map(|part| [part[0], part[1], part[2]]).collect();
    image::RgbImage::from_raw(drawn.width(), drawn.height(), colours)
}

fn blank((width, height): (u32, u32)) -> Image {
    let size = Extent3d {
        width,
        height,
        depth_or_array_layers: 1,
    };
    let format = TextureFormat::Rgba8UnormSrgb;
    let usages = RenderAssetUsages::all();
    let mut image = Image::new_fill(size, TextureDimension::D2, &[0; 4], format, usages);
    image.texture_descriptor.usage |=
        TextureUsages::RENDER_ATTACHMENT | TextureUsages::COPY_SRC | TextureUsages::TEXTURE_BINDING;
    image
}
