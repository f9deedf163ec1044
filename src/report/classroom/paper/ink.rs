//! The pages as PDF, tagged as PDF/UA asks.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagTree,
};
use krilla::text::{Font, TextDirection};

use super::Paper;
use super::face::{Colour, Face, Style};
use super::lay::{Branch, Entry, FRAMED, Laid, Mark, Piece};

/// How far a circle's control points are from its quarters, for a radius of 1.
const ROUND: f32 = 0.552_28;
/// The radius of a circle, in points.
const RADIUS: f32 = 4.0;

/// The pages as PDF.
pub fn write(paper: &Paper, laid: &Laid) -> Vec<u8> {
    // What a check of PDF/UA could refuse is not written: every character is one of the typeface, every drawing and heading
    // has its words. Were it refused all the same, a report that is less well tagged is better than none.
    let written = written(paper, laid, accessible()).or_else(|_| {
        let plain = Configuration::default();
        written(paper, laid, plain)
    });
    #[expect(
        clippy::unwrap_used,
        reason = "without a check there is nothing left to be refused"
    )]
    written.unwrap()
}

fn accessible() -> Configuration {
    let builder = ConfigurationBuilder::new();
    let builder = builder.with_accessibility_validator(Accessibility::UA1);
    builder.finish().unwrap_or_default()
}

/// The fonts of a document; each is embedded once.
struct Fonts([Option<Font>; 3]);

impl Fonts {
    fn read() -> Fonts {
        let faces = [Face::Regular, Face::SemiBold, Face::Bold];
        Fonts(faces.map(|it| Font::new(it.file().into(), 0)))
    }

    fn of(&self, face: Face) -> Option<Font> {
        self.0[face as usize].clone()
    }
}

fn written(
    paper: &Paper,
    laid: &Laid,
    configuration: Configuration,
) -> Result<Vec<u8>, KrillaError> {
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let fonts = Fonts::read();
    let mut leaves: Vec<Option<Identifier>> = Vec::new();
    for (no, pieces) in laid.pages.iter().enumerate() {
        let scale = if paper.framed { FRAMED } else { 1.0 };
        let size = (laid.size.0 * scale, laid.size.1 * scale);
        let settings = PageSettings::from_wh(size.0, size.1).unwrap_or_default();
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(scale, scale));
        if paper.framed {
            frame(&mut surface, laid.size);
        }
        for run in pieces.chunk_by(|a, b| a.leaf == b.leaf) {
            draw_run(&mut surface, &fonts, run, &mut leaves);
        }
        foot(&mut surface, &fonts, paper, laid, no);
        surface.pop();
        surface.finish();
        page.finish();
    }
    document.set_metadata(
        Metadata::new()
            .title(paper.title.clone())
            .language("en-GB".to_owned())
            .creator("Warning Signs".to_owned()),
    );
    document.set_outline(outline(&laid.outline));
    let mut tree = TagTree::new().with_lang(Some("en-GB".to_owned()));
    for branch in &laid.tree {
        if let Some(node) = node(branch, &mut leaves) {
            tree.push(node);
        }
    }
    document.set_tag_tree(tree);
    document.finish()
}

/// A branch of the tree; none where nothing of it is on a page.
fn node(branch: &Branch, leaves: &mut [Option<Identifier>]) -> Option<Node> {
    match branch {
        Branch::Leaf(no) => Some(leaves.get_mut(*no)?.take()?.into()),
        Branch::Group(tag, branches) => {
            let children: Vec<Node> = branches.iter().filter_map(|it| node(it, leaves)).collect();
            Some(TagGroup::with_children(tag.clone(), children).into())
        }
    }
}

fn outline(entries: &[Entry]) -> Outline {
    let mut outline = Outline::new();
    let mut above: Option<OutlineNode> = None;
    for entry in entries {
        let place = XyzDestination::new(entry.at.0, Point::from_xy(0.0, entry.at.1));
        let it = OutlineNode::new(entry.text.clone(), place);
        match above.as_mut() {
            Some(above) if entry.level > 1 => above.push_child(it),
            _ => {
                let full = above.replace(it.with_open(true));
                full.into_iter().for_each(|it| outline.push_child(it));
            }
        }
    }
    above.into_iter().for_each(|it| outline.push_child(it));
    outline
}

/// Draws what belongs to one leaf, or to none.
fn draw_run(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    run: &[Piece],
    leaves: &mut Vec<Option<Identifier>>,
) {
    let Some(no) = run.first().and_then(|it| it.leaf) else {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Layout,
        )));
        run.iter().for_each(|it| draw(surface, fonts, &it.mark));
        surface.end_tagged();
        return;
    };
    let said = match run {
        [
            Piece {
                mark: Mark::Words(_, _, style, text),
                ..
            },
        ] => {
            let shown = style.look().0.shown(text);
            Some(text.as_str()).filter(|it| *it != shown)
        }
        _ => None,
    };
    let tag = match run {
        [
            Piece {
                mark: Mark::Words(..),
                ..
            },
        ] => ContentTag::Span(SpanTag::empty().with_actual_text(said)),
        _ => ContentTag::Other,
    };
    let it = surface.start_tagged(tag);
    run.iter().for_each(|it| draw(surface, fonts, &it.mark));
    surface.end_tagged();
    if leaves.len() <= no {
        leaves.resize_with(no + 1, || None);
    }
    leaves[no] = Some(it);
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, mark: &Mark) {
    match mark {
        Mark::Words(x, y, style, text) => words(surface, fonts, (*x, *y), *style, text),
        Mark::Slab(area, fill, edge) => slab(surface, *area, *fill, *edge),
        Mark::Line([x1, y1, x2, y2], colour, width) => {
            let mut path = PathBuilder::new();
            path.move_to(*x1, *y1);
            path.line_to(*x2, *y2);
            paint(surface, path, None, Some((*colour, *width, false)));
        }
        Mark::Circle(x, y, filled) => {
            let fill = if *filled { Colour::Act } else { Colour::Sheet };
            paint(
                surface,
                circle(*x, *y),
                Some(fill),
                Some((Colour::Act, 2.0, false)),
            );
        }
        Mark::Triangle(x, y) => {
            let mut path = PathBuilder::new();
            path.move_to(x - 3.75, y - 3.75);
            path.line_to(x + 3.75, y - 3.75);
            path.line_to(*x, y + 3.0);
            path.close();
            paint(surface, path, Some(Colour::Heard), None);
        }
    }
}

fn words(surface: &mut Surface<'_>, fonts: &Fonts, at: (f32, f32), style: Style, text: &str) {
    let (face, size, colour) = style.look();
    let Some(font) = fonts.of(face) else { return };
    surface.set_fill(Some(filled(colour)));
    surface.set_stroke(None);
    let at = Point::from_xy(at.0, at.1);
    let direction = TextDirection::LeftToRight;
    surface.draw_text(at, font, size, &face.shown(text), false, direction);
}

fn slab(
    surface: &mut Surface<'_>,
    [left, top, right, bottom]: [f32; 4],
    fill: Option<Colour>,
    edge: Option<(Colour, bool)>,
) {
    let mut path = PathBuilder::new();
    match Rect::from_ltrb(left, top, right, bottom) {
        Some(area) if right > left && bottom > top => path.push_rect(area),
        // A middle half of no width is a line.
        _ => {
            path.move_to(left, top);
            path.line_to(right, bottom);
        }
    }
    paint(
        surface,
        path,
        fill,
        edge.map(|(colour, dashed)| (colour, 1.5, dashed)),
    );
}

fn circle(x: f32, y: f32) -> PathBuilder {
    let (r, c) = (RADIUS, RADIUS * ROUND);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + c, x + c, y + r, x, y + r);
    path.cubic_to(x - c, y + r, x - r, y + c, x - r, y);
    path.cubic_to(x - r, y - c, x - c, y - r, x, y - r);
    path.cubic_to(x + c, y - r, x + r, y - c, x + r, y);
    path.close();
    path
}

fn paint(
    surface: &mut Surface<'_>,
    path: PathBuilder,
    fill: Option<Colour>,
    edge: Option<(Colour, f32, bool)>,
) {
    let Some(path) = path.finish() else { return };
    surface.set_fill(fill.map(filled));
    surface.set_stroke(edge.map(|(colour, width, dashed)| Stroke {
        paint: rgb_of(colour).into(),
        width,
        dash: dashed.then(|| StrokeDash {
            array: vec![4.0, 3.0],
            offset: 0.0,
        }),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

fn filled(colour: Colour) -> Fill {
    Fill {
        paint: rgb_of(colour).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn rgb_of(colour: Colour) -> rgb::Color {
    let [red, green, blue] = match colour {
        Colour::Ink => [0x17, 0x20, 0x2b],
        Colour::Soft => [0x4d, 0x5b, 0x6c],
        Colour::Rule => [0xcc, 0xcc, 0xcc],
        Colour::Act => [0x0b, 0x5f, 0x66],
        Colour::Heard => [0x9a, 0x4a, 0x00],
        Colour::Spoken => [0x68, 0x71, 0x7a],
        Colour::Sheet => [0xff, 0xff, 0xff],
    };
    rgb::Color::new(red, green, blue)
}

/// The frame of a page on its side.
fn frame(surface: &mut Surface<'_>, size: (f32, f32)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    let area = [24.0, 24.0, size.0 - 24.0, size.1 - 24.0];
    slab(surface, area, None, Some((Colour::Act, false)));
    surface.end_tagged();
}

/// What stands at the foot of every page.
fn foot(surface: &mut Surface<'_>, fonts: &Fonts, paper: &Paper, laid: &Laid, no: usize) {
    if paper.framed {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Footer,
    )));
    let style = Style::Drawn;
    let number = format!("{} of {}", no + 1, laid.pages.len());
    let (left, right, y) = (48.0, laid.size.0 - 48.0, laid.size.1 - 26.0);
    let room = right - left - style.wide(&number) - 16.0;
    let said = format!("{} · {}", paper.title, paper.foot);
    let said = style
        .lines(&said, room)
        .into_iter()
        .next()
        .unwrap_or_default();
    words(surface, fonts, (left, y), style, &said);
    words(
        surface,
        fonts,
        (right - style.wide(&number), y),
        style,
        &number,
    );
    surface.end_tagged();
}
