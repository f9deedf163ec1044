//! Labels on a line, put in lanes such that no two of a lane touch.

/// The mark a label stands beside and the gaps around both, in pixels.
const AROUND_PX: u32 = 26;

/// The lanes of a line.
#[derive(Clone, Debug)]
pub struct Lanes {
    wide_px: u32,
    // Where the last label of each lane ends.
    ends_px: Vec<u32>,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its lane, from 0.
    pub lane: u32,
    /// Whether it stands to the left of its mark, because the line ends.
    pub at_end: bool,
}

impl Lanes {
    /// No lanes yet, on a line of this width.
    pub fn new(wide_px: u32) -> Lanes {
        Lanes {
            wide_px,
            ends_px: Vec::new(),
        }
    }

    /// Puts a label of this width beside a mark. Marks are put from left to right.
    pub fn put(&mut self, at_px: u32, label_px: u32) -> Placed {
        let whole_px = label_px.saturating_add(AROUND_PX);
        let at_end = at_px.saturating_add(whole_px) > self.wide_px;
        let (from_px, until_px) = if at_end {
            (at_px.saturating_sub(whole_px), at_px + AROUND_PX / 2)
        } else {
            (at_px.saturating_sub(AROUND_PX / 2), at_px + whole_px)
        };
        Placed {
            lane: self.lane_for(from_px, until_px),
            at_end,
        }
    }

    fn lane_for(&mut self, from_px: u32, until_px: u32) -> u32 {
        let free = self.ends_px.iter().position(|end_px| *end_px <= from_px);
        let lane = free.unwrap_or_else(|| {
            self.ends_px.push(0);
            self.ends_px.len() - 1
        });
        self.ends_px[lane] = until_px;
        u32::try_from(lane).unwrap_or(u32::MAX)
    }

    /// How many lanes there are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.ends_px.len()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{AROUND_PX, Lanes};

    #[test]
    fn labels_of_a_lane_do_not_touch() {
        let mut lanes = Lanes::new(1_000);
        let put = [(0, 100), (50, 150), (100, 180), (120, 300), (149, 200)]
            .map(|(from_px, until_px)| lanes.lane_for(from_px, until_px));
        assert_eq!(put, [0, 1, 0, 2, 3]);
    }

    #[test]
    fn whatever_the_marks_no_two_labels_of_a_lane_touch() {
        for wide_px in [200, 620, 1_224] {
            let mut lanes = Lanes::new(wide_px);
            let mut put: Vec<(u32, u32, u32)> = Vec::new();
            for step in 0..60_u32 {
                let at_px = step * wide_px / 59;
                let label_px = 20 + step * 37 % 90;
                let placed = lanes.put(at_px, label_px);
                let (from_px, until_px) = if placed.at_end {
                    (at_px.saturating_sub(label_px + AROUND_PX / 2), at_px)
                } else {
                    (at_px, at_px + AROUND_PX / 2 + label_px)
                };
                assert!(until_px <= wide_px + AROUND_PX / 2);
                for (lane, from, until) in &put {
                    let apart = *lane != placed.lane || *until <= from_px || until_px <= *from;
                    assert!(apart, "{wide_px}: {at_px} touches {from}..{until}");
                }
                put.push((placed.lane, from_px, until_px));
            }
            let most = put.iter().map(|it| it.0).max().unwrap();
            assert_eq!(lanes.count(), most + 1);
        }
    }
}
