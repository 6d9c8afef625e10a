use std::io::{self, BufRead, Read};

/// More than any message: what is longer is refused, and need not be read to its end.
const MAX_INPUT: u64 = 8 * 1024 * 1024;

pub(crate) struct Document {
    /// The line it stands on, where each line is a document.
    pub(crate) line: Option<usize>,
    pub(crate) bytes: Vec<u8>,
}

/// The documents of one input: one on each line that is not blank, or one in all.
pub(crate) fn documents<R: BufRead>(input: R, lines: bool) -> Documents<R> {
    Documents {
        input,
        line: lines.then_some(0),
        done: false,
    }
}

pub(crate) struct Documents<R> {
    input: R,
    line: Option<usize>,
    done: bool,
}

impl<R: BufRead> Documents<R> {
    fn read(&mut self) -> io::Result<Option<Document>> {
        let Some(line) = &mut self.line else {
            self.done = true;
            let mut bytes = Vec::new();
            self.input
                .by_ref()
                .take(MAX_INPUT)
                .read_to_end(&mut bytes)?;
            return Ok(Some(Document { line: None, bytes }));
        };
        loop {
            let mut bytes = Vec::new();
            if self.input.read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            *line += 1;
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Document {
                    line: Some(*line),
                    bytes,
                }));
            }
        }
    }
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = io::Result<Document>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let read = self.read();
        self.done |= !matches!(read, Ok(Some(_)));
        read.transpose()
    }
}
