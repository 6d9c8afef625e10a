use crate::testing::language::words;

/// A sample utterance: words and slots in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::testing) struct Sample {
    pub(in crate::testing) text: String,
    pub(in crate::testing) pieces: Vec<Piece>,
}

/// A part of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::testing) enum Piece {
    /// A word, as [`words`] gives it.
    Word(String),
    /// A slot, by name.
    Slot(String),
}

impl Sample {
    /// Takes a sample apart; `Err` says what is wrong with it.
    pub(in crate::testing) fn parse(text: &str) -> Result<Self, &'static str> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, slot)) = rest.split_once('{') {
            literal(before, &mut pieces)?;
            let (name, after) = slot.split_once('}').ok_or("a brace is not closed")?;
            let name = name.trim();
            let valid = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
            if name.is_empty() || !name.chars().all(valid) {
                return Err("what stands in braces is no slot name");
            }
            pieces.push(Piece::Slot(name.to_owned()));
            rest = after;
        }
        literal(rest, &mut pieces)?;
        if pieces.is_empty() {
            return Err("it has no words");
        }
        Ok(Self {
            text: text.to_owned(),
            pieces,
        })
    }

    /// The names of the slots in it.
    pub(in crate::testing) fn slots(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(name) => Some(name.as_str()),
            Piece::Word(_) => None,
        })
    }
}

fn literal(text: &str, pieces: &mut Vec<Piece>) -> Result<(), &'static str> {
    if text.contains('}') {
        return Err("a brace is closed that was not opened");
    }
    pieces.extend(words(text).into_iter().map(|word| Piece::Word(word.text)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_slots_come_in_order() {
        let sample = Sample::parse("What's {name}'s e-mail?").unwrap();
        let word = |text: &str| Piece::Word(text.into());
        assert_eq!(
            sample.pieces,
            [
                word("what"),
                word("'s"),
                Piece::Slot("name".into()),
                word("'s"),
                word("e"),
                word("mail")
            ]
        );
        assert_eq!(sample.slots().collect::<Vec<_>>(), ["name"]);
    }

    #[test]
    fn braces_must_fit() {
        for text in [
            "",
            " ?",
            "a {b",
            "a b}",
            "a {}",
            "{a b}",
            "{five|count}",
            "{{a}}",
        ] {
            assert!(Sample::parse(text).is_err(), "{text:?}");
        }
    }
}
