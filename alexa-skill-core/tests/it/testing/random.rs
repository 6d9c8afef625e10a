//! Whatever is said, and whatever a file holds: a turn or a typed error.

use super::cafe::{MODEL, alexa};
use alexa_skill_core::testing::{InteractionModel, Replay};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn anything_may_be_said(text in "\\PC{0,60}", words in "((i|want|a|big|tea|for|at|ten|half|past|next|week|may|und|1st|2\\.5|'s|,) ?){1,12}") {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let mut alexa = alexa();
            for said in [&text, &words, &words] {
                if let Ok(turn) = alexa.say(said).await {
                    prop_assert!(!turn.to_string().is_empty());
                }
            }
            let _ = alexa.intent("BookIntent", &[("day", &words), ("time", &words), ("stay", &text)]).await;
            Ok(())
        })?;
    }

    #[test]
    fn files_may_be_broken_anywhere(at in 0..MODEL.len(), text in "\\PC{0,3}") {
        let mut model = MODEL.to_owned();
        model.replace_range(at..=at, &text);
        if let Err(error) = InteractionModel::from_json(&model) {
            prop_assert!(!error.to_string().is_empty());
        }
        let _ = Replay::from_json(&model);
    }
}
