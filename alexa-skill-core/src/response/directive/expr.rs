use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value of an APL command: as it is, or as a data-binding expression that the device evaluates.
///
/// ```
/// use alexa_skill_core::response::directive::Expr;
///
/// assert_eq!(Expr::<i64>::from(500), Expr::Value(500));
/// let expression: Expr<i64> = "${data.delay * 2}".into();
/// assert_eq!(serde_json::to_string(&expression)?, r#""${data.delay * 2}""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Expr<T> {
    /// The value.
    Value(T),
    /// Text that the device evaluates, such as `${viewport.width / 2}`; also units such as `50vw`.
    Expression(String),
}

impl<T> crate::wire::Part for Expr<T> {}

/// What an expression may evaluate to.
pub trait Literal: Sized {
    /// What it is, for errors.
    const EXPECTING: &'static str;

    /// Writes it.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// From a boolean, if it is one.
    fn from_bool(_: bool) -> Option<Self> {
        None
    }

    /// From an integer, if it is a number.
    fn from_integer(_: i64) -> Option<Self> {
        None
    }

    /// From a number, if it is one and has this value.
    fn from_float(_: f64) -> Option<Self> {
        None
    }
}

impl Literal for bool {
    const EXPECTING: &'static str = "a boolean or an expression";

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*self)
    }

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }
}

impl Literal for i64 {
    const EXPECTING: &'static str = "an integer or an expression";

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(*self)
    }

    fn from_integer(value: i64) -> Option<Self> {
        Some(value)
    }
}

impl Literal for f64 {
    const EXPECTING: &'static str = "a number or an expression";

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::wire::number(*self, serializer)
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON's numbers are like that")]
    fn from_integer(value: i64) -> Option<Self> {
        Some(value as Self)
    }

    fn from_float(value: f64) -> Option<Self> {
        Some(value)
    }
}

impl<T> From<&str> for Expr<T> {
    fn from(expression: &str) -> Self {
        Self::Expression(expression.to_owned())
    }
}

impl<T> From<String> for Expr<T> {
    fn from(expression: String) -> Self {
        Self::Expression(expression)
    }
}

impl From<bool> for Expr<bool> {
    fn from(value: bool) -> Self {
        Self::Value(value)
    }
}

impl From<i64> for Expr<i64> {
    fn from(value: i64) -> Self {
        Self::Value(value)
    }
}

impl From<i32> for Expr<i64> {
    fn from(value: i32) -> Self {
        Self::Value(value.into())
    }
}

impl From<u32> for Expr<i64> {
    fn from(value: u32) -> Self {
        Self::Value(value.into())
    }
}

impl From<f64> for Expr<f64> {
    fn from(value: f64) -> Self {
        Self::Value(value)
    }
}

impl From<i32> for Expr<f64> {
    fn from(value: i32) -> Self {
        Self::Value(value.into())
    }
}

impl<T: Literal> Serialize for Expr<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.write(serializer),
            Self::Expression(expression) => serializer.serialize_str(expression),
        }
    }
}

impl<'de, T: Literal> Deserialize<'de> for Expr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ExprVisitor(PhantomData))
    }
}

struct ExprVisitor<T>(PhantomData<T>);

impl<T: Literal> Visitor<'_> for ExprVisitor<T> {
    type Value = Expr<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Expr<T>, E> {
        T::from_bool(value)
            .map(Expr::Value)
            .ok_or_else(|| E::invalid_type(Unexpected::Bool(value), &self))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Expr<T>, E> {
        T::from_integer(value)
            .map(Expr::Value)
            .ok_or_else(|| E::invalid_type(Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Expr<T>, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Expr<T>, E> {
        T::from_float(value)
            .map(Expr::Value)
            .ok_or_else(|| E::invalid_type(Unexpected::Float(value), &self))
    }

    fn visit_str<E>(self, expression: &str) -> Result<Expr<T>, E> {
        Ok(Expr::Expression(expression.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Literal>(json: &str) -> Result<Expr<T>, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn a_value_or_an_expression_is_read() {
        assert_eq!(read("true"), Ok(Expr::Value(true)));
        assert_eq!(read("-7"), Ok(Expr::Value(-7i64)));
        assert_eq!(read("0.5"), Ok(Expr::Value(0.5)));
        assert_eq!(read("2"), Ok(Expr::Value(2.0)));
        assert_eq!(read::<bool>("\"${a}\""), Ok("${a}".into()));
    }

    #[test]
    fn a_value_of_another_type_is_refused() {
        for json in ["1", "[]", "{}", "null", "1.5", "18446744073709551615"] {
            assert!(read::<bool>(json).is_err(), "{json}");
        }
        for json in ["true", "1.5", "[]", "18446744073709551615"] {
            let error = read::<i64>(json).unwrap_err();
            assert!(error.contains("an integer or an expression"), "{error}");
        }
    }
}
