use serde_json::{Map, Value};

/// A JSON object of these members, without a step that could fail.
pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let own = |(name, value): (&str, Value)| (name.to_owned(), value);
    Value::Object(members.into_iter().map(own).collect::<Map<_, _>>())
}

/// A finite number from `min` to `max`.
pub(super) fn within(
    place: &'static str,
    number: f64,
    min: f64,
    max: f64,
) -> Result<f64, super::FormError> {
    if (min..=max).contains(&number) {
        Ok(number)
    } else {
        let kind = super::FormErrorKind::OutOfRange { min, max };
        Err(super::FormError::new(place, kind))
    }
}
