use serde::Serialize;
use serde_json::value::RawValue;

/// Writes a JSON object member by member, for objects that are kept whole.
#[derive(Debug)]
pub(crate) struct ObjectWriter {
    text: String,
}

impl ObjectWriter {
    pub(crate) fn new() -> Self {
        Self {
            text: String::from("{"),
        }
    }

    pub(crate) fn member<T: Serialize + ?Sized>(
        &mut self,
        key: &str,
        value: &T,
    ) -> serde_json::Result<()> {
        if self.text.len() > 1 {
            self.text.push(',');
        }
        self.text.push_str(&serde_json::to_string(key)?);
        self.text.push(':');
        self.text.push_str(&serde_json::to_string(value)?);
        Ok(())
    }

    pub(crate) fn finish(mut self) -> serde_json::Result<Box<RawValue>> {
        self.text.push('}');
        RawValue::from_string(self.text)
    }
}
