//! How the parts of a value are handed to its type, one by one.

use std::collections::BTreeSet;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use crate::scenario::code::Code;
use crate::scenario::outline::{Children, Kind};

use super::{Field, Refused, Value, shortened};

pub(super) struct Items<'f, 'o, 's> {
    pub(super) value: Value<'f, 'o, 's>,
    pub(super) items: Option<Children<'o, 's>>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_, '_> {
    type Error = Refused;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Refused> {
        let Some(item) = self.items.as_mut().and_then(Iterator::next) else {
            return Ok(None);
        };
        seed.deserialize(self.value.with(Some(item))).map(Some)
    }
}

pub(super) struct Parts<'f, 'o, 's> {
    pub(super) value: Value<'f, 'o, 's>,
    pub(super) parts: std::vec::IntoIter<Option<usize>>,
}

impl<'de> SeqAccess<'de> for Parts<'_, '_, '_> {
    type Error = Refused;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Refused> {
        let Some(part) = self.parts.next() else {
            return Ok(None);
        };
        seed.deserialize(self.value.with(part)).map(Some)
    }
}

pub(super) struct Entries<'f, 'o, 's> {
    pub(super) value: Value<'f, 'o, 's>,
    pub(super) entries: Option<Children<'o, 's>>,
    pub(super) seen: BTreeSet<&'o str>,
    pub(super) held: Option<usize>,
}

impl<'de> MapAccess<'de> for Entries<'_, '_, '_> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        let fitter = self.value.fitter;
        loop {
            let Some(key) = self.entries.as_mut().and_then(Iterator::next) else {
                return Ok(None);
            };
            self.held = self.entries.as_mut().and_then(Iterator::next);
            let outline = fitter.outline;
            if outline.node(key).kind != Kind::Broken && !self.seen.insert(outline.text(key)) {
                let message = format!("the key {} is given twice", shortened(outline.text(key)));
                let mend = Some("keep one of them".to_owned());
                fitter.note(key, Code::DuplicateKey, outline.span(key), message, mend);
                continue;
            }
            return seed.deserialize(self.value.with(Some(key))).map(Some);
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Refused> {
        seed.deserialize(self.value.with(self.held.take()))
    }
}

pub(super) struct Fields<'f, 'o, 's> {
    pub(super) value: Value<'f, 'o, 's>,
    fields: std::vec::IntoIter<Field>,
    pub(super) held: Option<usize>,
}

impl<'f, 'o, 's> Fields<'f, 'o, 's> {
    pub(super) fn of(value: Value<'f, 'o, 's>, fields: Vec<Field>) -> Self {
        Fields {
            value,
            fields: fields.into_iter(),
            held: None,
        }
    }
}

impl<'de> MapAccess<'de> for Fields<'_, '_, '_> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        let Some((name, value)) = self.fields.next() else {
            return Ok(None);
        };
        self.held = value;
        let name: StrDeserializer<'_, Refused> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Refused> {
        seed.deserialize(self.value.with(self.held.take()))
    }
}

pub(super) struct Variant<'f, 'o, 's> {
    pub(super) value: Value<'f, 'o, 's>,
    pub(super) name: &'static str,
}

impl<'de, 'f, 'o, 's> de::EnumAccess<'de> for Variant<'f, 'o, 's> {
    type Error = Refused;
    type Variant = Value<'f, 'o, 's>;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, Self::Variant), Refused> {
        let name: StrDeserializer<'_, Refused> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.value))
    }
}

impl<'de> de::VariantAccess<'de> for Value<'_, '_, '_> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        if let Some((node, Kind::Group)) = self.solid() {
            let name = self.fitter.outline.name(node);
            let message = format!("`{name}` has nothing in brackets after it");
            let mend = Some(format!("write `{name}`"));
            let span = self.fitter.outline.head(node);
            self.fitter.note(node, Code::WrongType, span, message, mend);
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Refused> {
        let held = self.content(1);
        seed.deserialize(self.with(held.first().copied().flatten()))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.deserialize_struct("", fields, visitor)
    }
}
