//! Whether it is any use to look for an output device.
//!
//! On Linux, looking where there is none makes the system's library write its complaints straight to standard
//! error, across whatever a terminal shows. So its usual places are looked at first.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::limits;

/// Whether it is any use to look for an output device on this machine.
pub(super) fn is_likely() -> bool {
    !cfg!(target_os = "linux") || Places::of_this_machine().has_output()
}

/// Where Linux shows what sound can be played on.
#[derive(Clone, Debug)]
struct Places {
    /// Where devices are: `/dev/snd`.
    devices: PathBuf,
    /// Where a user's sound servers listen: `$XDG_RUNTIME_DIR`.
    runtime: Option<PathBuf>,
    /// Whether the environment names a server elsewhere.
    server_named: bool,
    /// Folders in which, or in whose folders, ALSA keeps its ways to sound servers in a folder `alsa-lib`.
    libraries: Vec<PathBuf>,
}

impl Places {
    fn of_this_machine() -> Places {
        let named = |name: &str| std::env::var_os(name).filter(|it: &OsString| !it.is_empty());
        Places {
            devices: PathBuf::from("/dev/snd"),
            runtime: named("XDG_RUNTIME_DIR").map(PathBuf::from),
            server_named: named("PULSE_SERVER").is_some() || named("PIPEWIRE_REMOTE").is_some(),
            libraries: ["/usr/lib", "/usr/lib64", "/usr/local/lib"]
                .map(PathBuf::from)
                .to_vec(),
        }
    }

    fn has_output(&self) -> bool {
        self.has_device() || (self.has_server() && self.reaches_server())
    }

    /// A device that plays is called `pcmC0D0p`; one that records ends in `c`.
    fn has_device(&self) -> bool {
        names(&self.devices).any(|name| name.starts_with("pcm") && name.ends_with('p'))
    }

    fn has_server(&self) -> bool {
        let listens = |name: &str| {
            let runtime = self.runtime.as_ref();
            runtime.is_some_and(|it| it.join(name).exists())
        };
        self.server_named || listens("pulse/native") || listens("pipewire-0")
    }

    /// Without a plugin for it ALSA does not find a server that is there, and complains.
    fn reaches_server(&self) -> bool {
        let holds = |folder: &Path| names(&folder.join("alsa-lib")).any(|name| is_plugin(&name));
        self.libraries.iter().any(|library| {
            holds(library) || names(library).any(|folder| holds(&library.join(folder)))
        })
    }
}

fn is_plugin(name: &str) -> bool {
    name.starts_with("libasound_module_pcm_pulse")
        || name.starts_with("libasound_module_pcm_pipewire")
}

/// The names in a folder; none if there is no such folder.
fn names(folder: &Path) -> impl Iterator<Item = String> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .take(limits::FOLDER_ENTRIES)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(folder: &Path) -> Places {
        Places {
            devices: folder.join("snd"),
            runtime: Some(folder.join("run")),
            server_named: false,
            libraries: vec![folder.join("lib")],
        }
    }

    fn put(path: PathBuf) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }

    fn plugin(folder: &Path) {
        put(folder.join("lib/x86_64-linux-gnu/alsa-lib/libasound_module_pcm_pulse.so"));
    }

    #[test]
    fn a_bare_machine_has_nothing_to_play_on() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!bare(folder.path()).has_output());
    }

    #[test]
    fn a_device_that_plays_is_enough_and_one_that_records_is_not() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path().join("snd/controlC0"));
        put(folder.path().join("snd/pcmC0D0c"));
        assert!(!bare(folder.path()).has_output());
        put(folder.path().join("snd/pcmC0D3p"));
        assert!(bare(folder.path()).has_output());
    }

    #[test]
    fn a_sound_server_is_enough_where_there_is_a_way_to_it() {
        for socket in ["run/pulse/native", "run/pipewire-0"] {
            let folder = tempfile::tempdir().unwrap();
            put(folder.path().join(socket));
            assert!(!bare(folder.path()).has_output());
            plugin(folder.path());
            assert!(bare(folder.path()).has_output());
        }
    }

    #[test]
    fn a_server_that_is_named_need_not_listen_here() {
        let folder = tempfile::tempdir().unwrap();
        plugin(folder.path());
        let mut places = bare(folder.path());
        assert!(!places.has_output());
        places.server_named = true;
        assert!(places.has_output());
        places.runtime = None;
        assert!(places.has_output());
    }
}
