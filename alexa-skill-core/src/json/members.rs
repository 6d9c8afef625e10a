use std::borrow::Cow;

use serde::de::value::{BorrowedStrDeserializer, CowStrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::error::{Error, Kind, Step};
use super::reader::Reader;

/// The members of an object whose brace was taken.
pub(crate) struct Members<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
    tag: Tag,
    /// Where the member begins whose value is next.
    key: usize,
}

/// The member that says what the others are: it is handed out first, wherever it stands.
#[derive(Clone, Copy)]
enum Tag {
    /// In its turn, or not at all.
    InTurn,
    /// It is to be handed out: its name, where its member begins, and where its value does.
    Ahead(&'static str, usize, usize),
    /// Its name was, and behind its value it goes on there.
    Value(usize, usize),
    /// It was, and is passed over where it stands.
    Passed(usize),
}

impl<'a, 'de> Members<'a, 'de> {
    /// With a `tag`, that member is handed out first.
    #[inline]
    pub(super) fn new(
        reader: &'a mut Reader<'de>,
        tag: Option<&'static str>,
    ) -> Result<Self, Error> {
        let tag = match tag {
            Some(tag) => look_ahead(reader, tag)?,
            None => Tag::InTurn,
        };
        Ok(Self {
            key: reader.at,
            reader,
            first: true,
            tag,
        })
    }

    /// The object must end here.
    #[inline]
    pub(super) fn end(&mut self) -> Result<(), Error> {
        if self.reader.takes(b'}') {
            return Ok(());
        }
        Err(self.reader.syntax("expected `,` or `}`"))
    }

    /// Deals with a tag that does not come first: its name, if it is to be handed out now.
    #[cold]
    fn late_tag(&mut self) -> Result<Option<&'static str>, Error> {
        match self.tag {
            Tag::Ahead(name, key, value) => {
                self.tag = Tag::Value(key, self.reader.at);
                self.key = key;
                self.reader.at = value;
                Ok(Some(name))
            }
            Tag::Passed(key) if key == self.reader.at => {
                self.reader.other_key(self.first)?;
                self.reader.pass()?;
                self.first = false;
                self.tag = Tag::InTurn;
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    /// The next key where it is no plain one.
    #[cold]
    fn other_key<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let key = self.reader.other_key(self.first)?;
        self.first = false;
        seed.deserialize(Key(key.into())).map(Some)
    }

    /// Behind a value: to where the next member is.
    #[inline]
    fn go_on(&mut self) {
        if let Tag::Value(key, back) = self.tag {
            self.reader.at = back;
            self.tag = Tag::Passed(key);
        }
    }

    #[cold]
    fn wrong(&self, error: &mut Error) {
        let name = self.reader.name_at(self.key);
        error.within(Step::Member(name), self.reader.at);
    }
}

impl<'de> MapAccess<'de> for &mut Members<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if !matches!(self.tag, Tag::InTurn)
            && let Some(name) = self.late_tag()?
        {
            return seed.deserialize(Key(name.into())).map(Some);
        }
        if self.reader.peek() == b'}' {
            return Ok(None);
        }
        self.key = self.reader.at;
        match self.reader.plain_key(self.first) {
            Some(key) => {
                self.first = false;
                seed.deserialize(Key(key.into())).map(Some)
            }
            None => self.other_key(seed),
        }
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let mut read = seed.deserialize(&mut *self.reader);
        match &mut read {
            Ok(_) => self.go_on(),
            Err(error) => self.wrong(error),
        }
        read
    }
}

/// Where the tag of an object is, unless it comes first.
#[inline]
fn look_ahead(reader: &mut Reader<'_>, tag: &'static str) -> Result<Tag, Error> {
    if reader.peek() != b'"' || reader.is_key(tag) {
        return Ok(Tag::InTurn);
    }
    let start = reader.at;
    let found = find(reader, tag)?;
    reader.looked_ahead(reader.at - start)?;
    reader.at = start;
    Ok(found)
}

#[cold]
fn find(reader: &mut Reader<'_>, tag: &'static str) -> Result<Tag, Error> {
    let mut first = true;
    loop {
        let at = reader.at;
        let is_tag = match reader.plain_key(first) {
            Some(key) => key == tag,
            None if reader.peek() == b'}' => return Ok(Tag::InTurn),
            None => reader.other_key(first)? == tag,
        };
        if is_tag {
            return Ok(Tag::Ahead(tag, at, reader.at));
        }
        reader.pass()?;
        first = false;
    }
}

/// A member's name.
struct Key<'de>(Cow<'de, str>);

macro_rules! scalar {
    ($($method:ident)*) => {$(
        /// `serde_json` writes such keys as strings.
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let Cow::Borrowed(text) = self.0 else {
                return self.deserialize_any(visitor);
            };
            if text.trim_ascii() != text {
                return Err(Error::new(Kind::Syntax, "expected key to be a number in quotes"));
            }
            let mut json = serde_json::Deserializer::from_str(text);
            let value = json.$method(visitor);
            value
                .and_then(|value| json.end().map(|()| value))
                .map_err(|error| Error::foreign(&error))
        }
    )*};
}

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    scalar! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_u128 deserialize_f32 deserialize_f64
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        CowStrDeserializer::new(self.0).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

/// The text of a value, as `serde_json`'s `RawValue` takes it: the one member of an object.
pub(super) struct Raw<'de> {
    name: &'static str,
    text: Option<&'de str>,
}

impl<'de> Raw<'de> {
    pub(super) fn new(name: &'static str, text: &'de str) -> Self {
        let text = Some(text);
        Self { name, text }
    }
}

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let name = self.text.map(|_| BorrowedStrDeserializer::new(self.name));
        name.map(|name| seed.deserialize(name)).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let text = self.text.take().unwrap_or_default();
        seed.deserialize(BorrowedStrDeserializer::new(text))
    }
}
