//! A text of the script with its `{names}` looked up once, so that showing it needs no search.

use std::borrow::Cow;

use super::drawn::Drawn;
use super::number::CastNo;
use super::script::Script;
use super::template::{Part, Template};

/// A text whose names are resolved against the cast.
#[derive(Clone, Debug)]
pub struct Text {
    parts: Box<[Piece]>,
    literal_chars: u32,
}

#[derive(Clone, Debug)]
enum Piece {
    Literal(Box<str>),
    Member(CastNo, Detail),
    Thing(u16),
}

/// What of a member of the cast a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Detail {
    Name,
    First,
    Last,
    Age,
    Born,
    Also(Box<str>),
}

impl Text {
    /// Resolves a text; `None` where a name is not in the cast, which reading the script rules out.
    pub fn resolve(script: &Script, source: &str) -> Option<Text> {
        let template = Template::parse(source).ok()?;
        let mut parts = Vec::with_capacity(template.parts().len());
        let mut literal_chars = 0u32;
        for part in template.parts() {
            parts.push(match part {
                Part::Literal(text) => {
                    literal_chars += u32::try_from(text.chars().count()).ok()?;
                    Piece::Literal(text.as_ref().into())
                }
                Part::Name { key, detail, .. } => resolve_name(script, key, *detail)?,
            });
        }
        Some(Text {
            parts: parts.into(),
            literal_chars,
        })
    }

    /// The text as this variant says it.
    pub fn render(&self, script: &Script, drawn: &Drawn) -> String {
        let mut out = String::with_capacity(self.literal_chars as usize + 16);
        for piece in &self.parts {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Thing(_) | Piece::Member(_, Detail::Age) => {
                    push_word(&mut out, &value(piece, script, drawn));
                }
                Piece::Member(..) => out.push_str(&value(piece, script, drawn)),
            }
        }
        out
    }

    /// Every way in which these texts together can be drawn, at most this many, in the order of the script.
    pub fn variants(texts: &[&Text], script: &Script, most: usize) -> Vec<Drawn> {
        let mut variants = vec![Drawn::first(script)];
        for piece in distinct(texts) {
            let mut more = Vec::new();
            for drawn in &variants {
                more.extend(alternatives(&piece, script, drawn));
                if more.len() >= most {
                    break;
                }
            }
            more.truncate(most);
            variants = more;
        }
        variants
    }

    /// What is drawn in this text, as this variant has it, in order: for telling variants apart.
    pub fn drawn_words(&self, script: &Script, drawn: &Drawn) -> Vec<String> {
        let named = self
            .parts
            .iter()
            .filter(|it| !matches!(it, Piece::Literal(_)));
        named
            .map(|piece| value(piece, script, drawn).into_owned())
            .collect()
    }

    /// How many characters this variant says, without building the text.
    pub fn chars(&self, script: &Script, drawn: &Drawn) -> u32 {
        let mut chars = self.literal_chars;
        for piece in &self.parts {
            if !matches!(piece, Piece::Literal(_)) {
                chars += u32::try_from(value(piece, script, drawn).chars().count()).unwrap_or(0);
            }
        }
        chars
    }
}

/// What can differ from variant to variant in these texts, each once.
fn distinct(texts: &[&Text]) -> Vec<Varies> {
    let mut varies = Vec::new();
    let mut add = |it: Varies| {
        if !varies.contains(&it) {
            varies.push(it);
        }
    };
    for piece in texts.iter().flat_map(|text| &text.parts) {
        match piece {
            Piece::Literal(_) => {}
            Piece::Thing(place) => add(Varies::Thing(*place)),
            Piece::Member(cast, Detail::Age | Detail::Born) => add(Varies::Age(*cast)),
            Piece::Member(cast, _) => add(Varies::Pick(*cast)),
        }
    }
    varies
}

/// What of a draw can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Varies {
    Pick(CastNo),
    Age(CastNo),
    Thing(u16),
}

fn alternatives(varies: &Varies, script: &Script, drawn: &Drawn) -> Vec<Drawn> {
    let count = |len: usize| u16::try_from(len).unwrap_or(u16::MAX);
    match *varies {
        Varies::Pick(cast) => {
            let member = script.cast.values().nth(cast.place());
            let names = member.map_or(0, |it| count(it.names.len()));
            (0..names).map(|pick| drawn.with_pick(cast, pick)).collect()
        }
        Varies::Age(cast) => {
            let member = script.cast.values().nth(cast.place());
            match member.and_then(|it| it.age) {
                Some((youngest, oldest)) => (youngest..=oldest)
                    .map(|age| drawn.with_age(cast, age))
                    .collect(),
                None => vec![drawn.clone()],
            }
        }
        Varies::Thing(place) => {
            let things = script.draws.values().nth(usize::from(place));
            let things = things.map_or(0, |it| count(it.len()));
            (0..things)
                .map(|pick| drawn.with_thing(usize::from(place), pick))
                .collect()
        }
    }
}

/// Adds a word that is no name; one that begins a sentence begins with a capital.
fn push_word(out: &mut String, word: &str) {
    let begins = out.is_empty() || [". ", "? ", "! "].iter().any(|end| out.ends_with(end));
    let mut chars = word.chars();
    match chars.next().filter(|first| begins && first.is_lowercase()) {
        Some(first) => {
            out.extend(first.to_uppercase());
            out.push_str(chars.as_str());
        }
        None => out.push_str(word),
    }
}

fn resolve_name(script: &Script, key: &str, detail: Option<&str>) -> Option<Piece> {
    if let Some(place) = script.cast.keys().position(|name| name == key) {
        let detail = match detail {
            None | Some("name") => Detail::Name,
            Some("first") => Detail::First,
            Some("last") => Detail::Last,
            Some("age") => Detail::Age,
            Some("born") => Detail::Born,
            Some(also) => Detail::Also(also.into()),
        };
        return Some(Piece::Member(CastNo(u16::try_from(place).ok()?), detail));
    }
    let place = script.draws.keys().position(|name| name == key)?;
    Some(Piece::Thing(u16::try_from(place).ok()?))
}

fn value<'s>(piece: &'s Piece, script: &'s Script, drawn: &Drawn) -> Cow<'s, str> {
    match piece {
        Piece::Literal(text) => Cow::Borrowed(text),
        Piece::Member(cast, detail) => member_value(script, drawn, *cast, detail),
        Piece::Thing(place) => {
            let place = usize::from(*place);
            let pick = drawn.thing(place).map_or(0, usize::from);
            let thing = script
                .draws
                .values()
                .nth(place)
                .and_then(|things| things.get(pick));
            Cow::Borrowed(thing.map_or("", String::as_str))
        }
    }
}

fn member_value<'s>(
    script: &'s Script,
    drawn: &Drawn,
    cast: CastNo,
    detail: &Detail,
) -> Cow<'s, str> {
    let (Some(member), Some(pick)) = (script.cast.values().nth(cast.place()), drawn.member(cast))
    else {
        return Cow::Borrowed("");
    };
    let name = member
        .names
        .get(usize::from(pick.pick))
        .map_or("", String::as_str);
    match detail {
        Detail::Name => Cow::Borrowed(name),
        Detail::First => Cow::Borrowed(name.split(' ').next().unwrap_or(name)),
        Detail::Last => Cow::Borrowed(name.rsplit(' ').next().unwrap_or(name)),
        Detail::Age => Cow::Owned(pick.age.map(in_words).unwrap_or_default()),
        Detail::Born => Cow::Owned(pick.born.map(|born| born.to_string()).unwrap_or_default()),
        Detail::Also(also) => {
            let values = member.also.get(also.as_ref());
            let value = values.and_then(|values| values.get(usize::from(pick.pick)));
            Cow::Borrowed(value.map_or("", String::as_str))
        }
    }
}

/// A number below a hundred as it is spoken, such as "forty-two"; a larger one in figures.
pub fn in_words(number: u8) -> String {
    const SMALL: [&str; 20] = [
        "nought",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    match number {
        0..20 => SMALL[usize::from(number)].to_owned(),
        20..100 if number.is_multiple_of(10) => TENS[usize::from(number / 10)].to_owned(),
        20..100 => {
            format!(
                "{}-{}",
                TENS[usize::from(number / 10)],
                SMALL[usize::from(number % 10)]
            )
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn ages_are_spoken() {
        assert_eq!(in_words(14), "fourteen");
        assert_eq!(in_words(20), "twenty");
        assert_eq!(in_words(47), "forty-seven");
        assert_eq!(in_words(101), "101");
    }
}
