use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::{FormError, FormErrorKind};

/// When something was so, in UTC: `2026-01-31T12:00:00.5Z`.
///
/// The service takes a date that exists, `T`, a time of day, no or up to three digits of fraction,
/// and `Z`; no offset, and no nanoseconds. What is read is kept as it came.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// use alexa_skill_core::smart_home::EventTime;
///
/// let time = EventTime::at(UNIX_EPOCH + Duration::from_millis(1_769_860_800_500))?;
/// assert_eq!(time.as_str(), "2026-01-31T12:00:00.500Z");
/// assert_eq!(time.whole_seconds().as_str(), "2026-01-31T12:00:00Z");
/// assert!(EventTime::new("2026-02-29T12:00:00Z").is_err());
/// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventTime(String);

const FORM: &str = "2026-01-31T12:00:00.000Z, from the years 0000 to 9999";

impl EventTime {
    /// Takes the text if it has the form that the service accepts.
    pub fn new(text: impl Into<String>) -> Result<Self, FormError> {
        let time = Self(text.into());
        time.check()?;
        Ok(time)
    }

    /// A point in time, to the millisecond. Fails for one outside the years 0000 to 9999.
    pub fn at(time: SystemTime) -> Result<Self, FormError> {
        let millis = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_millis()),
            Err(before) => {
                i128::try_from(before.duration().as_nanos().div_ceil(1_000_000)).map(|ms| -ms)
            }
        };
        match millis {
            Ok(millis) if (FIRST..=LAST).contains(&millis) => Ok(Self(written(millis))),
            _ => Err(FormError::new("time", FormErrorKind::Date(FORM))),
        }
    }

    /// The present time of this machine.
    pub fn now() -> Self {
        // A machine whose clock stands outside four-digit years has no present time to tell.
        Self::at(SystemTime::now()).unwrap_or_else(|_| Self(written(0)))
    }

    /// The same time without a fraction, as doorbells and recordings have it.
    #[must_use]
    pub fn whole_seconds(self) -> Self {
        match self.0.split_once('.') {
            Some((seconds, _)) => Self(format!("{seconds}Z")),
            None => self,
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the text has the form that the service accepts: one that was read may not.
    pub fn check(&self) -> Result<(), FormError> {
        if self.to_system_time().is_some() {
            Ok(())
        } else {
            Err(FormError::new("time", FormErrorKind::Date(FORM)))
        }
    }

    /// The point in time; `None` if the text has not the form that the service accepts.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let millis = parsed(self.0.as_bytes())?;
        let distance = Duration::from_millis(millis.unsigned_abs());
        if millis < 0 {
            UNIX_EPOCH.checked_sub(distance)
        } else {
            UNIX_EPOCH.checked_add(distance)
        }
    }
}

impl std::fmt::Display for EventTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<SystemTime> for EventTime {
    type Error = FormError;

    fn try_from(time: SystemTime) -> Result<Self, FormError> {
        Self::at(time)
    }
}

impl std::str::FromStr for EventTime {
    type Err = FormError;

    fn from_str(text: &str) -> Result<Self, FormError> {
        Self::new(text)
    }
}

const DAY: i64 = 86_400_000;
/// The first and last millisecond of the years 0000 to 9999, from 1970.
const FIRST: i128 = -719_528 * DAY as i128;
const LAST: i128 = 2_932_897 * DAY as i128 - 1;

/// Days from 1970-01-01, in the proleptic Gregorian calendar. Years are counted from March, so that
/// the leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month < 3);
    let month = (month + 9) % 12;
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day
        - 1
        - 719_468
}

/// Year, month and day of a day counted from 1970-01-01: the inverse of [`days`].
fn date(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let (era, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month < 3), month, date)
}

fn written(millis: i128) -> String {
    // FIRST and LAST fit by far.
    let millis = i64::try_from(millis).unwrap_or_default();
    let (day, time) = (millis.div_euclid(DAY), millis.rem_euclid(DAY));
    let (year, month, day) = date(day);
    let (hour, minute) = (time / 3_600_000, time / 60_000 % 60);
    let (second, milli) = (time / 1000 % 60, time % 1000);
    // Every property has a time: `format!` would take several times as long.
    let mut text = *b"0000-00-00T00:00:00.000Z";
    for (place, number) in [
        (0..4, year),
        (5..7, month),
        (8..10, day),
        (11..13, hour),
        (14..16, minute),
        (17..19, second),
        (20..23, milli),
    ] {
        write_digits(&mut text[place], number);
    }
    text.iter().copied().map(char::from).collect()
}

/// Fills `place` with the last digits of a number that is not negative.
fn write_digits(place: &mut [u8], mut number: i64) {
    for digit in place.iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
    }
}

fn parsed(text: &[u8]) -> Option<i64> {
    let (head, rest) = text.split_at_checked(19)?;
    let punctuation = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if punctuation.iter().any(|(at, byte)| head[*at] != *byte) {
        return None;
    }
    let [year, month, day] = [
        number(&head[..4])?,
        number(&head[5..7])?,
        number(&head[8..10])?,
    ];
    let [hour, minute, second] = [11, 14, 17].map(|at| number(&head[at..at + 2]));
    let (hour, minute, second) = (hour?, minute?, second?);
    let next = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    let exists = (1..=12).contains(&month)
        && (1..=days(next.0, next.1, 1) - days(year, month, 1)).contains(&day);
    if !exists || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let milli = match rest.strip_suffix(b"Z")? {
        [] => 0,
        [b'.', fraction @ ..] => match fraction {
            [_] => number(fraction)? * 100,
            [_, _] => number(fraction)? * 10,
            [_, _, _] => number(fraction)?,
            _ => return None,
        },
        _ => return None,
    };
    let seconds = (hour * 60 + minute) * 60 + second;
    Some(days(year, month, day) * DAY + seconds * 1000 + milli)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + i64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_dates_are_written_and_read() {
        for (millis, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_825_600_000, "2000-02-29T12:00:00.000Z"),
            (1_769_860_800_500, "2026-01-31T12:00:00.500Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] {
            let time = UNIX_EPOCH + Duration::from_millis(millis);
            let written = EventTime::at(time).unwrap();
            assert_eq!(written.as_str(), text);
            assert_eq!(written.to_system_time(), Some(time));
        }
        let before = UNIX_EPOCH - Duration::from_millis(1);
        assert_eq!(
            EventTime::at(before).unwrap().as_str(),
            "1969-12-31T23:59:59.999Z"
        );
    }

    #[test]
    fn times_outside_four_digit_years_are_refused() {
        let last = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
        assert!(EventTime::at(last).is_err());
        let year_0 = UNIX_EPOCH - Duration::from_secs(719_528 * 86_400);
        assert_eq!(
            EventTime::at(year_0).unwrap().as_str(),
            "0000-01-01T00:00:00.000Z"
        );
        assert!(EventTime::at(year_0 - Duration::from_millis(1)).is_err());
    }

    #[test]
    fn the_fraction_has_up_to_three_digits() {
        for text in ["", ".5", ".05", ".005", ".999"] {
            let time = EventTime::new(format!("2026-01-31T12:00:00{text}Z")).unwrap();
            assert_eq!(time.whole_seconds().as_str(), "2026-01-31T12:00:00Z");
        }
    }

    #[test]
    fn what_the_service_does_not_take_is_refused() {
        for text in [
            "",
            "2026-01-31",
            "2026-01-31T12:00:00",
            "2026-01-31T12:00:00+00:00",
            "2026-01-31T12:00:00.Z",
            "2026-01-31T12:00:00.0000Z",
            "2026-01-31T12:00:00,5Z",
            "2026-01-31t12:00:00Z",
            "2026-01-31 12:00:00Z",
            "2026-01-31T12:00:00z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T12:60:00Z",
            "2026-01-31T12:00:60Z",
            "2026-00-31T12:00:00Z",
            "2026-13-01T12:00:00Z",
            "2026-01-00T12:00:00Z",
            "2026-02-29T12:00:00Z",
            "2100-02-29T12:00:00Z",
            "2026-04-31T12:00:00Z",
            "+026-01-31T12:00:00Z",
            "2026-01-31T12:00:0éZ",
        ] {
            assert!(EventTime::new(text).is_err(), "{text}");
            let read: EventTime = serde_json::from_value(text.into()).unwrap();
            assert!(read.check().is_err(), "{text}");
        }
        assert!(EventTime::new("2024-02-29T12:00:00Z").is_ok());
        assert!(EventTime::new("2000-02-29T12:00:00Z").is_ok());
    }
}
