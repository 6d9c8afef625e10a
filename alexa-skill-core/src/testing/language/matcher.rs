use std::collections::HashMap;
use std::ops::Range;

use super::built_in_intents::phrases;
use super::fill::fill;
use super::fit::{Fit, fit};
use super::score::Score;
use super::word::{lower, words};
use super::{Grammar, Word};
use crate::request::{ConfirmationStatus, Intent, IntentName};
use crate::testing::TestingError;
use crate::testing::model::{IntentModel, Piece, Sample, SlotModel};

/// The most words that anybody says to Alexa at once.
const MOST_WORDS: usize = 200;
/// The most words of a sample of free words alone: more is small talk.
const MOST_FREE_WORDS: usize = 4;

/// What was understood.
#[derive(Debug, Clone)]
pub(in crate::testing) struct Understanding {
    pub(in crate::testing) intent: Intent,
    /// How much of what was said the sample accounts for; 0 for the fallback.
    pub(in crate::testing) explained: usize,
}

/// The words of an utterance, if there are neither none nor too many.
pub(super) fn heard(utterance: &str) -> Result<Vec<Word>, TestingError> {
    let words = words(utterance);
    match words.len() {
        0 => Err(TestingError::NothingSaid),
        1..=MOST_WORDS => Ok(words),
        words => Err(TestingError::TooManyWords {
            words,
            limit: MOST_WORDS,
        }),
    }
}

/// The intent that an utterance means; the most specific sample wins.
pub(in crate::testing) fn understand(
    grammar: &Grammar<'_>,
    utterance: &str,
) -> Result<Understanding, TestingError> {
    let said = heard(utterance)?;
    let mut best: Option<(Score, &IntentModel, Spans)> = None;
    let mut take = |found: Option<(Score, Spans)>, intent| {
        if let Some((score, spans)) = found
            && best.as_ref().is_none_or(|(best, ..)| score > *best)
        {
            best = Some((score, intent, spans));
        }
    };
    for intent in &grammar.model.intents {
        let mut fits = HashMap::new();
        for sample in &intent.samples {
            take(
                Match::new(grammar, intent, sample, &said, &mut fits).find(),
                intent,
            );
        }
        for phrase in phrases(grammar.locale, &intent.name) {
            if let Ok(sample) = Sample::parse(phrase) {
                take(
                    Match::new(grammar, intent, &sample, &said, &mut fits).find(),
                    intent,
                );
            }
        }
    }
    if let Some((score, intent, spans)) = best {
        return Ok(Understanding {
            intent: filled(grammar, intent, utterance, &said, &spans),
            explained: score.explained,
        });
    }
    let fallback = grammar.model.intent(IntentName::FALLBACK.as_str());
    let Some(fallback) = fallback else {
        return Err(TestingError::NoIntent {
            utterance: utterance.to_owned(),
            nearest: nearest(grammar, &said),
        });
    };
    Ok(Understanding {
        intent: filled(grammar, fallback, utterance, &said, &Spans::new()),
        explained: 0,
    })
}

/// The slots that an answer to the question for `slot` fills, if it is one.
pub(in crate::testing) fn understand_slot(
    grammar: &Grammar<'_>,
    intent: &IntentModel,
    slot: &SlotModel,
    utterance: &str,
    free: bool,
) -> Result<Option<Intent>, TestingError> {
    let said = heard(utterance)?;
    let mut fits = HashMap::new();
    let mut best: Option<(Score, Spans)> = None;
    for sample in &slot.samples {
        let found = Match::new(grammar, intent, sample, &said, &mut fits).find();
        if let Some((score, spans)) = found
            && best.as_ref().is_none_or(|(best, _)| score > *best)
        {
            best = Some((score, spans));
        }
    }
    if best.is_none() {
        let suits = fit(grammar, slot, &said);
        if suits == Some(Fit::Known) || (free && suits.is_some()) {
            best = Some((
                Score::NONE,
                Spans::from([(slot.name.clone(), 0..said.len())]),
            ));
        }
    }
    Ok(best.map(|(_, spans)| filled(grammar, intent, utterance, &said, &spans)))
}

/// Which words fill which slot.
type Spans = HashMap<String, Range<usize>>;

fn filled(
    grammar: &Grammar<'_>,
    intent: &IntentModel,
    utterance: &str,
    said: &[Word],
    spans: &Spans,
) -> Intent {
    let text = lower(utterance);
    let mut filled = Intent::new(intent.name.clone()).confirmation_status(ConfirmationStatus::None);
    for slot in &intent.slots {
        let words = spans
            .get(&slot.name)
            .and_then(|span| said.get(span.clone()));
        filled = filled.with_slot(fill(grammar, slot, &text, words.unwrap_or_default()));
    }
    filled
}

/// The sample that has most words in common with what was said.
fn nearest(grammar: &Grammar<'_>, said: &[Word]) -> Option<String> {
    let samples = grammar.model.intents.iter().flat_map(|i| &i.samples);
    let common = |sample: &Sample| {
        let has = |piece: &&Piece| matches!(piece, Piece::Word(word) if said.iter().any(|said| said.text == *word));
        sample.pieces.iter().filter(has).count()
    };
    samples
        .map(|sample| (common(sample), sample))
        .filter(|(common, _)| *common > 0)
        .max_by_key(|(common, _)| *common)
        .map(|(_, sample)| sample.text.clone())
}

/// One sample against what was said.
struct Match<'a, 'b> {
    grammar: &'a Grammar<'a>,
    intent: &'a IntentModel,
    pieces: &'b [Piece],
    said: &'a [Word],
    /// What suits which slot, shared by the samples of an intent.
    fits: &'b mut HashMap<(String, usize, usize), Option<Fit>>,
    /// The best way on from a piece and a word.
    ways: HashMap<(usize, usize), Option<(Score, usize)>>,
}

impl<'a, 'b> Match<'a, 'b> {
    fn new(
        grammar: &'a Grammar<'a>,
        intent: &'a IntentModel,
        sample: &'b Sample,
        said: &'a [Word],
        fits: &'b mut HashMap<(String, usize, usize), Option<Fit>>,
    ) -> Self {
        Self {
            grammar,
            intent,
            pieces: &sample.pieces,
            said,
            fits,
            ways: HashMap::new(),
        }
    }

    fn find(mut self) -> Option<(Score, Spans)> {
        let (score, _) = self.way(0, 0)?;
        if score.explained == 0 && !self.takes_anything() {
            return None;
        }
        let mut spans = Spans::new();
        let mut at = 0;
        for (number, piece) in self.pieces.iter().enumerate() {
            let (_, next) = self.way(number, at)?;
            if let Piece::Slot(name) = piece {
                spans.insert(name.clone(), at..next);
            }
            at = next;
        }
        Some((score, spans))
    }

    /// Whether a sample of nothing but free words may match: one of built-in names, in a few words.
    fn takes_anything(&self) -> bool {
        let built_in = |piece: &Piece| match piece {
            Piece::Slot(name) => self.intent.slot(name).is_some_and(|slot| {
                slot.slot_type.starts_with("AMAZON.") && slot.slot_type != "AMAZON.SearchQuery"
            }),
            Piece::Word(_) => false,
        };
        self.said.len() <= MOST_FREE_WORDS && self.pieces.iter().all(built_in)
    }

    /// The best score from `piece` and `word` on, and the word after `piece`.
    fn way(&mut self, piece: usize, word: usize) -> Option<(Score, usize)> {
        if piece == self.pieces.len() {
            return (word == self.said.len()).then_some((Score::NONE, word));
        }
        if let Some(way) = self.ways.get(&(piece, word)) {
            return *way;
        }
        let way = self.look(piece, word);
        self.ways.insert((piece, word), way);
        way
    }

    fn look(&mut self, piece: usize, word: usize) -> Option<(Score, usize)> {
        // Each piece takes at least one word.
        let left = self.pieces.len() - piece;
        if self.said.len().saturating_sub(word) < left {
            return None;
        }
        let pieces = self.pieces;
        match &pieces[piece] {
            Piece::Word(text) => {
                if self.said.get(word)?.text != *text {
                    return None;
                }
                let (rest, _) = self.way(piece + 1, word + 1)?;
                Some((Score::WORD + rest, word + 1))
            }
            Piece::Slot(name) => {
                let mut best: Option<(Score, usize)> = None;
                for end in word + 1..=self.said.len() + 1 - left {
                    let Some((rest, _)) = self.way(piece + 1, end) else {
                        continue;
                    };
                    let Some(fit) = self.fit(name, word, end) else {
                        continue;
                    };
                    let explained = if fit == Fit::Known { end - word } else { 0 };
                    let score = Score::slot(explained) + rest;
                    if best.is_none_or(|(best, _)| score > best) {
                        best = Some((score, end));
                    }
                }
                best
            }
        }
    }

    fn fit(&mut self, slot: &str, start: usize, end: usize) -> Option<Fit> {
        let model = self.intent.slot(slot)?;
        let (grammar, said) = (self.grammar, self.said);
        *self
            .fits
            .entry((slot.to_owned(), start, end))
            .or_insert_with(|| fit(grammar, model, &said[start..end]))
    }
}
