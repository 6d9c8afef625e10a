use serde_json::Value;

use crate::wire::model;

model! {
    /// The user opened the skill without saying what for.
    request LaunchRequest {
        /// The task to run, where the skill was opened by a quick link or another skill.
        pub task: Option<Task>,
        /// Whether the skill was opened through a link that wants an answer. Not in the published
        /// model, but often sent.
        pub should_link_result_be_returned: Option<bool>,
    }
}

model! {
    /// A task that the skill is asked to run.
    pub struct Task {
        /// The task's name, `{skill id}.{task}` or `AMAZON.{task}`.
        pub name: Option<String>,
        /// The version of its definition.
        pub version: Option<String>,
        /// Its input, as its definition says.
        pub input: Option<Value>,
    }
}
