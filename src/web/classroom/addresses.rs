//! Where trainees of the room's own network find the server, and the picture that takes them there.

use std::net::{IpAddr, SocketAddr};

use qrcode::render::{svg, unicode};
use qrcode::{EcLevel, QrCode};

use crate::classroom::code::JoinCode;

/// Where the server is found.
#[derive(Clone, Debug)]
pub struct Addresses(Vec<String>);

impl Addresses {
    /// Of a server that listens here. One that listens everywhere is found at the addresses this machine has on networks;
    /// `told` is what whoever serves says it is found at, as behind another server that holds the certificate.
    pub fn of(listening: SocketAddr, told: Option<&str>) -> Addresses {
        if let Some(told) = told {
            return Addresses(vec![told.trim_end_matches('/').to_owned()]);
        }
        let port = listening.port();
        let at = |ip: IpAddr| match ip {
            IpAddr::V4(ip) => format!("http://{ip}:{port}"),
            IpAddr::V6(ip) => format!("http://[{ip}]:{port}"),
        };
        if !listening.ip().is_unspecified() {
            return Addresses(vec![at(listening.ip())]);
        }
        let mut found: Vec<IpAddr> = if_addrs::get_if_addrs()
            .unwrap_or_default()
            .into_iter()
            .map(|it| it.ip())
            .filter(|it| !it.is_loopback() && !is_local_link(it))
            .collect();
        // What people can type first.
        found.sort_by_key(|it| (it.is_ipv6(), *it));
        found.dedup();
        if found.is_empty() {
            found.push(IpAddr::from([127, 0, 0, 1]));
        }
        Addresses(found.into_iter().map(at).collect())
    }

    /// Where trainees type their code.
    pub fn to_join(&self) -> Vec<String> {
        self.0.iter().map(|it| format!("{it}/join")).collect()
    }

    /// Where a code takes whoever scans it.
    pub fn joining(&self, code: JoinCode) -> String {
        let first = self.0.first().map_or("", String::as_str);
        format!("{first}/join/{code}")
    }

    /// Where an instructor comes in.
    pub fn to_instruct(&self) -> String {
        let first = self.0.first().map_or("", String::as_str);
        format!("{first}/instructor")
    }
}

fn is_local_link(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_link_local(),
        IpAddr::V6(ip) => (ip.segments()[0] & 0xffc0) == 0xfe80,
    }
}

/// A picture that a telephone reads as an address.
pub struct Qr(QrCode);

impl Qr {
    /// Of this address; `None` for one too long to be a picture.
    pub fn of(address: &str) -> Option<Qr> {
        QrCode::with_error_correction_level(address, EcLevel::M)
            .ok()
            .map(Qr)
    }

    /// As a picture for a page: dark on light in either theme, as readers need it.
    pub fn svg(&self) -> String {
        self.0
            .render::<svg::Color<'_>>()
            .min_dimensions(240, 240)
            .dark_color(svg::Color("#000000"))
            .light_color(svg::Color("#ffffff"))
            .build()
    }

    /// In characters, for a terminal.
    pub fn text(&self) -> String {
        self.0
            .render::<unicode::Dense1x2>()
            .dark_color(unicode::Dense1x2::Light)
            .light_color(unicode::Dense1x2::Dark)
            .build()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_found_where_it_listens_or_where_it_is_said_to_be() {
        let code = JoinCode::read("CDFGHJ").unwrap();
        let here = Addresses::of("192.168.1.5:8765".parse().unwrap(), None);
        assert_eq!(here.joining(code), "http://192.168.1.5:8765/join/CDFGHJ");
        let told = Addresses::of("0.0.0.0:1".parse().unwrap(), Some("https://train.example/"));
        assert_eq!(told.to_join(), ["https://train.example/join"]);
        let everywhere = Addresses::of("0.0.0.0:8765".parse().unwrap(), None);
        assert!(!everywhere.to_join().is_empty());
        assert!(
            everywhere
                .to_join()
                .iter()
                .all(|it| !it.contains("0.0.0.0"))
        );
    }

    #[test]
    fn a_picture_is_made_of_an_address() {
        let qr = Qr::of("http://192.168.1.5:8765/join/CDFGHJ").unwrap();
        assert!(qr.svg().contains("<svg"));
        assert!(qr.text().lines().count() > 10);
    }
}
