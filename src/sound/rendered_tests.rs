//! What the tests of sound stand on: an output that gives away what comes out, and recordings written by hand.

use kira::backend::{Backend, Renderer};
use kira::{AudioManager, AudioManagerSettings};

use super::notice::NoSound;

const RATE_HZ: u32 = 48_000;
/// How many samples the output asks for at once: 10 ms.
pub const PIECE: usize = 480;

/// An output that keeps what comes out. (The library's own for tests gives nothing away.)
pub struct Rendered(Option<Renderer>);

impl Backend for Rendered {
    type Settings = ();
    type Error = ();

    fn setup(_settings: (), _buffer: usize) -> Result<(Rendered, u32), ()> {
        Ok((Rendered(None), RATE_HZ))
    }

    fn start(&mut self, renderer: Renderer) -> Result<(), ()> {
        self.0 = Some(renderer);
        Ok(())
    }
}

impl Rendered {
    /// What comes out in the next 10 ms, of the left side.
    pub fn piece(&mut self) -> Vec<f32> {
        let renderer = self.0.as_mut().unwrap();
        let mut piece = vec![0.0; PIECE * 2];
        renderer.on_start_processing();
        renderer.process(&mut piece, 2);
        piece.chunks(2).map(|it| it[0]).collect()
    }
}

/// Opens one.
pub fn rendered() -> Result<AudioManager<Rendered>, NoSound> {
    AudioManager::new(AudioManagerSettings::default()).map_err(|()| NoSound::NoDevice)
}

/// A WAV file: mono, 16 kHz, 16 bits.
pub fn wav(samples: impl Iterator<Item = i16>) -> Vec<u8> {
    let data: Vec<u8> = samples.flat_map(i16::to_le_bytes).collect();
    let bytes = u32::try_from(data.len()).unwrap();
    let mut file = Vec::new();
    file.extend(b"RIFF");
    file.extend((36 + bytes).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16u32.to_le_bytes());
    file.extend(1u16.to_le_bytes());
    file.extend(1u16.to_le_bytes());
    file.extend(16_000u32.to_le_bytes());
    file.extend(32_000u32.to_le_bytes());
    file.extend(2u16.to_le_bytes());
    file.extend(16u16.to_le_bytes());
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    file.extend(data);
    file
}
