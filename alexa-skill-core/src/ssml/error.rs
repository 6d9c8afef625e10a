use std::fmt;

/// Why SSML is not well-formed, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SsmlError {
    /// What is wrong.
    pub kind: SsmlErrorKind,
    /// Where, in characters from the start, from 0.
    pub position: usize,
}

/// What is wrong with SSML.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SsmlErrorKind {
    /// An `&` that begins no entity: write `&amp;`.
    Ampersand,
    /// A `<` that begins no tag: write `&lt;`.
    LessThan,
    /// A tag that is not closed by `>`, or whose attributes are not `name="value"`.
    Tag(String),
    /// An attribute that stands twice in a tag.
    DuplicateAttribute(String),
    /// An element that is not closed.
    Unclosed(String),
    /// A closing tag that closes nothing, or not what is open.
    Mismatch {
        /// The element that is open, if any.
        open: Option<String>,
        /// The element that is closed.
        closed: String,
    },
    /// A character that XML cannot hold.
    Character(char),
    /// Elements nested deeper than 64 levels.
    TooDeep,
    /// Speech that is not one `<speak>`: none, two, one in another, or something around it.
    Speak,
}

impl fmt::Display for SsmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            SsmlErrorKind::Ampersand => f.write_str("`&` begins no entity; write `&amp;`")?,
            SsmlErrorKind::LessThan => f.write_str("`<` begins no tag; write `&lt;`")?,
            SsmlErrorKind::Tag(name) => write!(f, "the tag `<{name}` is not complete")?,
            SsmlErrorKind::DuplicateAttribute(name) => {
                write!(f, "the attribute `{name}` stands twice")?;
            }
            SsmlErrorKind::Unclosed(name) => write!(f, "`<{name}>` is not closed")?,
            SsmlErrorKind::Mismatch {
                open: Some(open),
                closed,
            } => {
                write!(f, "`</{closed}>` stands where `</{open}>` is due")?;
            }
            SsmlErrorKind::Mismatch { open: None, closed } => {
                write!(f, "`</{closed}>` closes nothing")?;
            }
            SsmlErrorKind::Character(character) => {
                write!(f, "U+{:04X} cannot stand in SSML", u32::from(*character))?;
            }
            SsmlErrorKind::TooDeep => f.write_str("elements are nested too deep")?,
            SsmlErrorKind::Speak => f.write_str("speech must be one `<speak>` element")?,
        }
        write!(f, " (at character {})", self.position)
    }
}

impl std::error::Error for SsmlError {}
