use serde::de::{Deserializer, Error as _, Expected, Unexpected, Visitor};

use super::TAGGED;
use super::elements::Elements;
use super::error::Error;
use super::members::{Members, Raw};
use super::reader::{Number, Reader};

/// The name by which `serde_json`'s `RawValue` asks for the text of a value.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'de> Reader<'de> {
    #[inline]
    fn map<V: Visitor<'de>>(
        &mut self,
        tag: Option<&'static str>,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.enter()?;
        self.at += 1;
        let mut members = Members::new(self, tag)?;
        // Large values are not moved once more than they must be.
        let read = visitor.visit_map(&mut members);
        if read.is_ok() {
            members.end()?;
            self.leave();
        }
        read
    }

    #[inline]
    fn seq<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.enter()?;
        self.at += 1;
        let mut elements = Elements::new(self);
        let read = visitor.visit_seq(&mut elements);
        if read.is_ok() {
            elements.end()?;
            self.leave();
        }
        read
    }

    /// Has `serde_json` read the next value.
    fn foreign<T>(
        &mut self,
        read: impl FnOnce(
            &mut serde_json::Deserializer<serde_json::de::StrRead<'de>>,
        ) -> Result<T, serde_json::Error>,
    ) -> Result<T, Error> {
        let mut json = serde_json::Deserializer::from_str(self.raw()?);
        read(&mut json).map_err(|error| Error::foreign(&error))
    }

    /// That the next value is of another type.
    #[cold]
    fn unexpected(&mut self, expected: &dyn Expected) -> Error {
        let found = match self.peek() {
            b'"' => match self.string() {
                // It is not told.
                Ok(_) => Unexpected::Str(""),
                Err(error) => return error,
            },
            b'{' => Unexpected::Map,
            b'[' => Unexpected::Seq,
            b't' => Unexpected::Bool(true),
            b'f' => Unexpected::Bool(false),
            b'n' => Unexpected::Unit,
            b'-' | b'0'..=b'9' => match self.number() {
                Ok(Number::Unsigned(number)) => Unexpected::Unsigned(number),
                Ok(Number::Signed(number)) => Unexpected::Signed(number),
                Ok(Number::Other(text)) => match serde_json::from_str(text) {
                    Ok(number) => Unexpected::Float(number),
                    Err(error) => return Error::foreign(&error),
                },
                Err(error) => return error,
            },
            _ => return self.syntax("expected value"),
        };
        // A word that is no JSON is that first.
        if matches!(found, Unexpected::Bool(_) | Unexpected::Unit)
            && let Err(error) = self.pass()
        {
            return error;
        }
        Error::invalid_type(found, expected)
    }

    /// The text of the next value.
    #[inline]
    fn raw(&mut self) -> Result<&'de str, Error> {
        self.peek();
        let start = self.at;
        self.pass()?;
        Ok(self.since(start))
    }
}

/// Where the visitor is only offered what it asks for.
macro_rules! only {
    ($($first:pat => $($method:ident)*;)*) => {$($(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.peek() {
                $first => self.deserialize_any(visitor),
                _ => Err(self.unexpected(&visitor)),
            }
        }
    )*)*};
}

macro_rules! foreign {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.foreign(|json| json.$method(visitor))
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.peek() {
            b'"' => self.deserialize_str(visitor),
            b'{' => self.map(None, visitor),
            b'[' => self.seq(visitor),
            b't' => {
                self.literal("true")?;
                visitor.visit_bool(true)
            }
            b'f' => {
                self.literal("false")?;
                visitor.visit_bool(false)
            }
            b'n' => {
                self.literal("null")?;
                visitor.visit_unit()
            }
            b'-' | b'0'..=b'9' => match self.number()? {
                Number::Unsigned(number) => visitor.visit_u64(number),
                Number::Signed(number) => visitor.visit_i64(number),
                Number::Other(text) => serde_json::Deserializer::from_str(text)
                    .deserialize_any(visitor)
                    .map_err(|error| Error::foreign(&error)),
            },
            _ => Err(self.syntax("expected value")),
        }
    }

    only! {
        b't' | b'f' => deserialize_bool;
        b'-' | b'0'..=b'9' => deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
            deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64;
        b'n' => deserialize_unit;
    }

    foreign! { deserialize_i128 deserialize_u128 deserialize_bytes deserialize_byte_buf }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.peek() != b'"' {
            return Err(self.unexpected(&visitor));
        }
        match self.plain_string() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => visitor.visit_string(self.escaped_string()?),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.peek() {
            b'-' | b'0'..=b'9' => self.foreign(|json| json.deserialize_f64(visitor)),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.peek() == b'n' {
            self.literal("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == RAW_VALUE {
            return visitor.visit_map(Raw::new(name, self.raw()?));
        }
        if name.starts_with("$serde_json") {
            return self.foreign(|json| json.deserialize_newtype_struct(name, visitor));
        }
        visitor.visit_newtype_struct(self)
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.peek() != b'[' {
            return Err(self.unexpected(&visitor));
        }
        self.seq(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.peek() != b'{' {
            return Err(self.unexpected(&visitor));
        }
        self.map(None, visitor)
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.peek() {
            b'{' => {}
            b'[' => return self.seq(visitor),
            _ => return Err(self.unexpected(&visitor)),
        }
        let tag = fields.first().copied().filter(|_| name == TAGGED);
        self.map(tag, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.foreign(|json| json.deserialize_enum(name, variants, visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.pass()?;
        visitor.visit_unit()
    }
}
