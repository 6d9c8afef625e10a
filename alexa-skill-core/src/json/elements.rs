use serde::de::{DeserializeSeed, SeqAccess};

use super::error::{Error, Step};
use super::reader::Reader;

/// The elements of an array whose bracket was taken.
pub(super) struct Elements<'a, 'de> {
    reader: &'a mut Reader<'de>,
    next: usize,
}

impl<'a, 'de> Elements<'a, 'de> {
    #[inline]
    pub(super) fn new(reader: &'a mut Reader<'de>) -> Self {
        Self { reader, next: 0 }
    }

    /// Goes to the next element; whether there is one.
    #[inline]
    fn advance(&mut self) -> Result<bool, Error> {
        if self.reader.peek() == b']' {
            return Ok(false);
        }
        if self.next > 0 {
            if !self.reader.takes(b',') {
                return Err(self.reader.syntax("expected `,` or `]`"));
            }
            if self.reader.peek() == b']' {
                return Err(self.reader.syntax("trailing comma"));
            }
        }
        self.next += 1;
        Ok(true)
    }

    /// The array must end here.
    #[inline]
    pub(super) fn end(&mut self) -> Result<(), Error> {
        if self.reader.takes(b']') {
            return Ok(());
        }
        Err(self.reader.syntax("expected `]`"))
    }

    #[cold]
    fn wrong(&self, error: &mut Error) {
        error.within(Step::Element(self.next - 1), self.reader.at);
    }
}

impl<'de> SeqAccess<'de> for &mut Elements<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if !self.advance()? {
            return Ok(None);
        }
        let mut read = seed.deserialize(&mut *self.reader).map(Some);
        if let Err(error) = &mut read {
            self.wrong(error);
        }
        read
    }
}
