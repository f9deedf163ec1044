//! Sound as numbers, and the files it stands in.

use std::fmt;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::formats::TrackType;
use symphonia::core::formats::probe::Hint;
use symphonia::core::io::MediaSourceStream;

use crate::limits;

/// One channel of sound.
#[derive(Clone, Debug, PartialEq)]
pub struct Wave {
    /// Samples, from -1 to 1.
    pub samples: Vec<f32>,
    /// Samples a second.
    pub rate: u32,
}

/// Why a sound file cannot be used.
#[derive(Debug)]
pub enum WaveFault {
    /// It cannot be opened or read.
    Unreadable(String),
    /// There is no sound in it.
    Empty,
    /// Its rate is not one that speech is recorded at.
    Rate(u32),
    /// It is larger than such a file may be.
    TooLarge,
}

impl fmt::Display for WaveFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WaveFault::Unreadable(why) => write!(f, "the sound file cannot be read: {why}"),
            WaveFault::Empty => f.write_str("the sound file has nothing in it that can be heard"),
            WaveFault::Rate(rate) => write!(
                f,
                "the sound file has {rate} samples a second; a voice wants 8,000 to 192,000"
            ),
            WaveFault::TooLarge => write!(
                f,
                "the sound file is larger than {} MB",
                limits::SOUND_BYTES / 1024 / 1024
            ),
        }
    }
}

impl std::error::Error for WaveFault {}

impl Wave {
    /// Reads a WAV file; several channels become one.
    ///
    /// # Errors
    ///
    /// When it is no WAV, is empty or silent, or has a rate that no voice is recorded at.
    pub fn read(path: &Path) -> Result<Wave, WaveFault> {
        fits(path)?;
        let unreadable = |why: hound::Error| WaveFault::Unreadable(why.to_string());
        let mut reader = hound::WavReader::open(path).map_err(unreadable)?;
        let spec = reader.spec();
        if !(8_000..=192_000).contains(&spec.sample_rate) {
            return Err(WaveFault::Rate(spec.sample_rate));
        }
        let samples: Result<Vec<f32>, hound::Error> = match spec.sample_format {
            hound::SampleFormat::Float => reader.samples::<f32>().collect(),
            hound::SampleFormat::Int => {
                let full = (1u64 << (spec.bits_per_sample.clamp(1, 32) - 1)) as f32;
                let samples = reader.samples::<i32>();
                samples.map(|it| it.map(|it| it as f32 / full)).collect()
            }
        };
        let samples = samples.map_err(unreadable)?;
        let channels = usize::from(spec.channels.max(1));
        let mixed = samples
            .chunks_exact(channels)
            .map(|frame| frame.iter().sum::<f32>() / channels as f32);
        Wave {
            samples: mixed.collect(),
            rate: spec.sample_rate,
        }
        .heard()
    }

    /// Reads an MP3 file.
    ///
    /// # Errors
    ///
    /// When it is no MP3, or nothing can be heard in it.
    pub fn read_mp3(path: &Path) -> Result<Wave, WaveFault> {
        fits(path)?;
        decode(path).map_err(WaveFault::Unreadable)?.heard()
    }

    /// Writes it as a WAV of 16 bits.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), WaveFault> {
        let unwritable = |why: hound::Error| WaveFault::Unreadable(why.to_string());
        let file = File::create(path).map_err(|why| WaveFault::Unreadable(why.to_string()))?;
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: self.rate,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut writer = hound::WavWriter::new(BufWriter::new(file), spec).map_err(unwritable)?;
        for sample in &self.samples {
            let sample = (sample.clamp(-1.0, 1.0) * 32_767.0).round() as i16;
            writer.write_sample(sample).map_err(unwritable)?;
        }
        writer.finalize().map_err(unwritable)
    }

    /// How long it lasts, in milliseconds.
    pub fn for_ms(&self) -> u32 {
        let ms = self.samples.len() as u64 * 1000 / u64::from(self.rate.max(1));
        u32::try_from(ms).unwrap_or(u32::MAX)
    }

    /// The largest sample, without its sign.
    pub fn peak(&self) -> f32 {
        self.samples.iter().fold(0.0, |most, it| most.max(it.abs()))
    }

    /// This many milliseconds, in samples.
    pub fn span(&self, ms: u32) -> usize {
        (u64::from(ms) * u64::from(self.rate) / 1000) as usize
    }

    fn heard(self) -> Result<Wave, WaveFault> {
        if self.samples.iter().any(|it| !it.is_finite()) {
            return Err(WaveFault::Unreadable(
                "it has samples that are no numbers".to_owned(),
            ));
        }
        // Below this nothing stands out from the noise of 16 bits.
        if self.peak() < 0.001 {
            return Err(WaveFault::Empty);
        }
        Ok(self)
    }
}

fn fits(path: &Path) -> Result<(), WaveFault> {
    let about = std::fs::metadata(path).map_err(|why| WaveFault::Unreadable(why.to_string()))?;
    if about.len() > limits::SOUND_BYTES {
        return Err(WaveFault::TooLarge);
    }
    if about.len() == 0 {
        return Err(WaveFault::Empty);
    }
    Ok(())
}

fn decode(path: &Path) -> Result<Wave, String> {
    let said = |why: symphonia::core::errors::Error| why.to_string();
    let file = File::open(path).map_err(|why| why.to_string())?;
    let stream = MediaSourceStream::new(Box::new(file), Default::default());
    let mut hint = Hint::new();
    hint.with_extension("mp3");
    let mut format = symphonia::default::get_probe()
        .probe(&hint, stream, Default::default(), Default::default())
        .map_err(said)?;
    let track = format
        .default_track(TrackType::Audio)
        .ok_or("there is no sound in it")?;
    let (id, parameters) = (track.id, track.codec_params.as_ref());
    let parameters = parameters
        .and_then(|it| it.audio())
        .ok_or("there is no sound in it")?;
    let rate = parameters.sample_rate.ok_or("it does not tell its rate")?;
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(parameters, &AudioDecoderOptions::default())
        .map_err(said)?;
    let (mut samples, mut frame) = (Vec::new(), Vec::<f32>::new());
    while let Some(packet) = format.next_packet().map_err(said)? {
        if packet.track_id != id {
            continue;
        }
        let heard = decoder.decode(&packet).map_err(said)?;
        let channels = heard.spec().channels().count().max(1);
        frame.resize(heard.samples_interleaved(), 0.0);
        heard.copy_to_slice_interleaved(&mut frame);
        let mixed = frame
            .chunks_exact(channels)
            .map(|it| it.iter().sum::<f32>() / channels as f32);
        samples.extend(mixed);
    }
    Ok(Wave { samples, rate })
}
