use serde::ser::Error;
use serde::{Serialize, Serializer};

/// Writes a number as JavaScript does: a whole one without a fraction, and none that is not finite,
/// because JSON has no such numbers and `null` would stand in their place.
pub(crate) fn number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    /// Up to here a whole number is exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;

    if !number.is_finite() {
        return Err(S::Error::custom("a number must be finite"));
    }
    if number.fract() == 0.0 && number.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and within")]
        return serializer.serialize_i64(number as i64);
    }
    number.serialize(serializer)
}

/// As [`number`], for members of a struct.
#[expect(clippy::ref_option, reason = "serde calls it so")]
pub(crate) fn optional_number<S: Serializer>(
    value: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => number(*value, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_whole_number_has_no_fraction() {
        let write = |number| super::number(number, serde_json::value::Serializer);
        for (number, json) in [
            (45.0, "45"),
            (-0.5, "-0.5"),
            (0.1, "0.1"),
            (1e300, "1e+300"),
        ] {
            assert_eq!(write(number).unwrap().to_string(), json);
        }
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(write(number).is_err(), "{number}");
        }
    }
}
