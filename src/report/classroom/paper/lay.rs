//! Where everything stands on its page.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{BBox, ListNumbering, Tag, TagKind};

use super::face::{Colour, Style};
use super::{Block, Paper, drawn, table};
use crate::report::classroom::plot::Plot;

/// A4, in points.
const A4: (f32, f32) = (595.28, 841.89);
/// What stays empty around a page.
const MARGIN: f32 = 48.0;
/// How much larger everything on a framed page is: it is hung up, and read from further away.
pub const FRAMED: f32 = 1.4;
/// How high a few lines are.
const A_FEW_LINES: f32 = 64.0;
/// How far the items of a list stand in.
const INDENT: f32 = 18.0;

/// Everything at its place.
pub struct Laid {
    /// The size of its pages.
    pub size: (f32, f32),
    /// What is on each page.
    pub pages: Vec<Vec<Piece>>,
    /// How it is to be read.
    pub tree: Vec<Branch>,
    /// Where its headings are.
    pub outline: Vec<Entry>,
}

/// One thing on a page.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The leaf of the tree it belongs to; none for what is not read.
    pub leaf: Option<usize>,
    /// What it is.
    pub mark: Mark,
}

/// What is drawn, in points from the top left.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Words, at their baseline.
    Words(f32, f32, Style, String),
    /// A rectangle: left, top, right, bottom; its fill, and its edge, dashed or not.
    Slab([f32; 4], Option<Colour>, Option<(Colour, bool)>),
    /// A line: its ends, its colour and width.
    Line([f32; 4], Colour, f32),
    /// A circle: its middle, filled or not.
    Circle(f32, f32, bool),
    /// A triangle that points down, about a place.
    Triangle(f32, f32),
}

/// How it is to be read.
#[derive(Clone, Debug)]
pub enum Branch {
    /// A group with a meaning.
    Group(TagKind, Vec<Branch>),
    /// Something on a page, by its number.
    Leaf(usize),
}

/// A heading in the outline.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its level.
    pub level: u16,
    /// Its words.
    pub text: String,
    /// Its page, from 0, and how far down it is.
    pub at: (usize, f32),
}

/// The paper while it is laid out.
pub(super) struct Flow {
    pub size: (f32, f32),
    pub left: f32,
    pub y: f32,
    pages: Vec<Vec<Piece>>,
    leaves: usize,
}

/// Finds where everything stands.
pub fn out(paper: &Paper) -> Laid {
    let (size, left) = if paper.framed {
        ((A4.1 / FRAMED, A4.0 / FRAMED), MARGIN * 1.5)
    } else {
        (A4, MARGIN)
    };
    let mut flow = Flow {
        size,
        left,
        y: left,
        pages: vec![Vec::new()],
        leaves: 0,
    };
    let mut tree = Vec::new();
    let mut outline = Vec::new();
    for (no, block) in paper.blocks.iter().enumerate() {
        match block {
            Block::Heading { level, text } => {
                let below = below_a_heading(&paper.blocks[no + 1..]);
                tree.push(flow.heading(*level, text, below, &mut outline));
            }
            Block::Words(style, text) => tree.push(flow.paragraph(*style, text)),
            Block::List(numbered, items) => tree.push(flow.list(*numbered, items)),
            Block::Table(it) => {
                tree.push(table::lay(&mut flow, it));
                flow.y += 10.0;
            }
            Block::Drawing(plot) => tree.extend(flow.drawing(plot)),
            Block::NewPage if flow.is_fresh() => {}
            Block::NewPage => flow.turn(),
        }
    }
    Laid {
        size,
        pages: flow.pages,
        tree,
        outline,
    }
}

/// How much must fit below a heading for it to stand at the foot of a page: a drawing with the words before it, or else a
/// few lines.
fn below_a_heading(after: &[Block]) -> f32 {
    let first = after.iter().find(|it| !matches!(it, Block::Words(..)));
    match first {
        Some(Block::Drawing(plot)) => A_FEW_LINES + drawn::high(plot),
        _ => A_FEW_LINES,
    }
}

impl Flow {
    /// How wide what is written can be.
    pub fn wide(&self) -> f32 {
        self.size.0 - 2.0 * self.left
    }

    /// Where a page ends.
    pub fn bottom(&self) -> f32 {
        self.size.1 - self.left
    }

    /// Whether this much still fits on the page.
    pub fn fits(&self, high: f32) -> bool {
        self.y + high <= self.bottom()
    }

    /// Whether nothing stands on the page yet.
    pub fn is_fresh(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    /// Begins a new page.
    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.left;
    }

    /// Begins a new page unless this much fits. What is higher than a page begins where it is.
    pub fn need(&mut self, high: f32) {
        if !self.fits(high) && !self.is_fresh() {
            self.turn();
        }
    }

    /// The number of the page.
    pub fn page(&self) -> usize {
        self.pages.len() - 1
    }

    /// A new leaf of the tree.
    pub fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// Puts something on the page.
    pub fn put(&mut self, leaf: Option<usize>, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Piece { leaf, mark });
        }
    }

    /// Puts one line of words on the page, its top at `top`.
    pub fn line(&mut self, (x, top): (f32, f32), style: Style, text: String) -> Branch {
        let leaf = self.leaf();
        let baseline = top + style.look().1;
        self.put(Some(leaf), Mark::Words(x, baseline, style, text));
        Branch::Leaf(leaf)
    }

    /// Words below each other from where the page has got to, over pages where they must.
    fn lines(&mut self, x: f32, style: Style, text: &str) -> Vec<Branch> {
        let wide = self.wide() - (x - self.left);
        let lines = style.lines(text, wide);
        let last = lines.len().saturating_sub(1);
        let mut leaves = Vec::new();
        for (no, line) in lines.into_iter().enumerate() {
            self.need(style.leading());
            // What is read aloud or copied has a space where a line ends.
            let line = if no < last { line + " " } else { line };
            leaves.push(self.line((x, self.y), style, line));
            self.y += style.leading();
        }
        leaves
    }

    fn paragraph(&mut self, style: Style, text: &str) -> Branch {
        let lines = self.lines(self.left, style, text);
        self.y += style.look().1 * 0.5;
        Branch::Group(Tag::P.into(), lines)
    }

    fn heading(&mut self, level: u16, text: &str, below: f32, outline: &mut Vec<Entry>) -> Branch {
        let style = Style::Heading(level);
        if !self.is_fresh() {
            self.y += style.look().1 * 0.8;
        }
        self.need(style.leading() + below);
        if level <= 2 {
            outline.push(Entry {
                level,
                text: text.to_owned(),
                at: (self.page(), self.y),
            });
        }
        let lines = self.lines(self.left, style, text);
        self.y += style.look().1 * 0.3;
        let no = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        Branch::Group(Tag::Hn(no, Some(text.to_owned())).into(), lines)
    }

    fn list(&mut self, numbered: bool, items: &[String]) -> Branch {
        let numbering = if numbered {
            ListNumbering::Decimal
        } else {
            ListNumbering::Disc
        };
        let style = Style::Body;
        let mut all = Vec::new();
        for (no, item) in items.iter().enumerate() {
            self.need(style.leading());
            let label = if numbered {
                format!("{}.", no + 1)
            } else {
                "•".to_owned()
            };
            let label = self.line((self.left, self.y), style, label);
            let body = self.lines(self.left + INDENT, style, item);
            self.y += 2.0;
            all.push(Branch::Group(
                Tag::LI.into(),
                vec![
                    Branch::Group(Tag::Lbl.into(), vec![label]),
                    Branch::Group(Tag::LBody.into(), body),
                ],
            ));
        }
        self.y += 4.0;
        Branch::Group(Tag::L(numbering).into(), all)
    }

    fn drawing(&mut self, plot: &Plot) -> Option<Branch> {
        self.need(drawn::high(plot));
        let branch = self.draw((self.left, self.y), self.wide(), plot);
        self.y += drawn::high(plot) + 8.0;
        branch
    }

    /// Puts a drawing on the page. One without a title is not read: the words beside it say the same.
    pub fn draw(&mut self, at: (f32, f32), wide: f32, plot: &Plot) -> Option<Branch> {
        let leaf = (!plot.title.is_empty()).then(|| self.leaf());
        for mark in drawn::marks(plot, at, wide) {
            self.put(leaf, mark);
        }
        let alt = format!("{}. {}", plot.title, plot.description);
        let area = Rect::from_xywh(at.0, at.1, wide, drawn::high(plot));
        let area = area.map(|it| BBox::new(self.page(), it));
        let tag = Tag::Figure(Some(alt)).with_bbox(area);
        leaf.map(|leaf| Branch::Group(tag.into(), vec![Branch::Leaf(leaf)]))
    }
}
