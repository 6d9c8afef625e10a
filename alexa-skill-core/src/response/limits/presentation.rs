use serde_json::Value;

use super::Findings;
use crate::response::directive::apl::{Command, Operation};
use crate::response::directive::{aplt, html};
use crate::response::{Directive, ViolationKind};

/// The required members that a value of an enum lacks, by the variants that require some.
macro_rules! absent {
    ($value:expr, $enum:path { $($variant:ident)+ }) => {{
        use $enum as Enum;
        match $value {
            $(Enum::$variant(it) => it.absent(),)+
            _ => Vec::new(),
        }
    }};
}

impl Findings {
    pub(super) fn presentation(&mut self, at: &str, directive: &Directive) {
        match directive {
            Directive::AplRenderDocument(it) => {
                self.object(at, "document", it.document.as_ref());
                self.object(at, "datasources", it.datasources.as_ref());
                self.object(at, "sources", it.sources.as_ref());
            }
            Directive::AplaRenderDocument(it) => {
                self.object(at, "document", it.document.as_ref());
                self.object(at, "datasources", it.datasources.as_ref());
            }
            Directive::ApltRenderDocument(it) => {
                self.object(at, "document", it.document.as_ref());
                self.object(at, "datasources", it.datasources.as_ref());
            }
            Directive::AplExecuteCommands(it) => {
                self.not_empty(&format!("{at}.commands"), it.commands.as_deref());
                self.commands(&format!("{at}.commands"), it.commands.as_deref());
            }
            Directive::ApltExecuteCommands(it) => {
                self.not_empty(&format!("{at}.commands"), it.commands.as_deref());
                self.aplt_commands(&format!("{at}.commands"), it.commands.as_deref());
            }
            Directive::AplUpdateIndexListData(it) => {
                let at = format!("{at}.operations");
                self.not_empty(&at, it.operations.as_deref());
                for (index, operation) in it.operations.iter().flatten().enumerate() {
                    let absent = absent!(operation, Operation {
                        DeleteItem DeleteMultipleItems InsertItem InsertMultipleItems SetItem
                    });
                    self.absent(&format!("{at}[{index}]"), &absent);
                }
            }
            Directive::HtmlStart(it) => self.web_app(&format!("{at}.request"), it),
            _ => {}
        }
    }

    fn object(&mut self, at: &str, name: &str, value: Option<&Value>) {
        if value.is_some_and(|value| !value.is_object()) {
            let field = format!("{at}.{name}");
            self.add(&field, ViolationKind::WrongType, "it must be an object");
        }
    }

    fn not_empty<T>(&mut self, field: &str, items: Option<&[T]>) {
        if items.is_some_and(<[T]>::is_empty) {
            self.add(field, ViolationKind::Missing, "there is none in it");
        }
    }

    fn web_app(&mut self, at: &str, start: &html::StartDirective) {
        if let Some(request) = &start.request {
            self.absent(at, &request.absent());
            let field = format!("{at}.uri");
            match &request.uri {
                Some(uri) => self.https(&field, uri),
                None => self.add(&field, ViolationKind::Missing, "there is no address"),
            }
        }
    }

    fn commands(&mut self, at: &str, commands: Option<&[Command]>) {
        for (index, command) in commands.unwrap_or_default().iter().enumerate() {
            let at = format!("{at}[{index}]");
            let absent = absent!(command, Command {
                AnimateItem AutoPage ControlMedia GoBack HideOverlay OpenUrl Parallel PlayMedia
                Scroll ScrollToIndex Select Sequential SetFocus SetPage SetState SetValue
                ShowOverlay SpeakItem SpeakList
            });
            self.absent(&at, &absent);
            for (name, commands) in within(command) {
                self.commands(&format!("{at}.{name}"), commands.map(Vec::as_slice));
            }
        }
    }

    fn aplt_commands(&mut self, at: &str, commands: Option<&[aplt::Command]>) {
        for (index, command) in commands.unwrap_or_default().iter().enumerate() {
            let at = format!("{at}[{index}]");
            let absent = absent!(command, aplt::Command {
                AutoPage Parallel Scroll Sequential SetPage SetValue
            });
            self.absent(&at, &absent);
            let within = match command {
                aplt::Command::Parallel(it) => vec![("commands", &it.commands)],
                aplt::Command::Sequential(it) => vec![
                    ("catch", &it.catch),
                    ("commands", &it.commands),
                    ("finally", &it.finally),
                ],
                _ => Vec::new(),
            };
            for (name, commands) in within {
                self.aplt_commands(&format!("{at}.{name}"), commands.as_deref());
            }
        }
    }

    /// Commands go to a document by its token; those to another than the one that the same response
    /// shows are dropped.
    pub(super) fn commands_without_document(&mut self, at: &str, directives: &[Directive]) {
        let shown: Vec<_> = directives
            .iter()
            .filter_map(|directive| match directive {
                Directive::AplRenderDocument(it) => it.token.as_ref(),
                _ => None,
            })
            .collect();
        for (index, directive) in directives.iter().enumerate() {
            if let Directive::AplExecuteCommands(it) = directive
                && let Some(token) = &it.token
                && !shown.is_empty()
                && !shown.contains(&token)
            {
                let message = "the response shows a document of another token";
                let field = format!("{at}[{index}].token");
                self.add(&field, ViolationKind::Contradiction, message);
            }
        }
    }
}

/// The commands in a command, by the members that hold them.
fn within(command: &Command) -> Vec<(&'static str, Option<&Vec<Command>>)> {
    match command {
        Command::OpenUrl(it) => vec![("onFail", it.on_fail.as_ref())],
        Command::Parallel(it) => vec![("commands", it.commands.as_ref())],
        Command::Select(it) => vec![
            ("commands", it.commands.as_ref()),
            ("otherwise", it.otherwise.as_ref()),
        ],
        Command::Sequential(it) => vec![
            ("catch", it.catch.as_ref()),
            ("commands", it.commands.as_ref()),
            ("finally", it.finally.as_ref()),
        ],
        _ => Vec::new(),
    }
}
