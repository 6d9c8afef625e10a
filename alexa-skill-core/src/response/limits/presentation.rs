use std::collections::HashSet;

use serde_json::Value;

use super::Findings;
use crate::response::directive::apl::Command;
use crate::response::directive::{aplt, html};
use crate::response::{Directive, ViolationKind};

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
                self.commands(&format!("{at}.commands"), it.commands.as_deref());
            }
            Directive::ApltExecuteCommands(it) => {
                self.aplt_commands(&format!("{at}.commands"), it.commands.as_deref());
            }
            Directive::AplUpdateIndexListData(it) => {
                self.not_empty(&format!("{at}.operations"), it.operations.as_deref());
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

    pub(super) fn not_empty<T>(&mut self, field: &str, items: Option<&[T]>) {
        if items.is_some_and(<[T]>::is_empty) {
            self.add(field, ViolationKind::Missing, "there is none in it");
        }
    }

    fn web_app(&mut self, at: &str, start: &html::StartDirective) {
        if let Some(request) = &start.request {
            let field = format!("{at}.uri");
            match &request.uri {
                Some(uri) => self.https(&field, uri),
                None => self.add(&field, ViolationKind::Missing, "there is no address"),
            }
        }
    }

    /// Commands, and those in them: a list of them must not be empty, but what runs beside it may.
    fn commands(&mut self, at: &str, commands: Option<&[Command]>) {
        self.not_empty(at, commands);
        for (index, command) in commands.unwrap_or_default().iter().enumerate() {
            let (commands, others) = match command {
                Command::Parallel(it) => (&it.commands, vec![]),
                Command::Select(it) => (&it.commands, vec![("otherwise", &it.otherwise)]),
                Command::Sequential(it) => (
                    &it.commands,
                    vec![("catch", &it.catch), ("finally", &it.finally)],
                ),
                Command::OpenUrl(it) => (&None, vec![("onFail", &it.on_fail)]),
                Command::AnimateItem(it) => {
                    self.not_empty(&format!("{at}[{index}].value"), it.value.as_deref());
                    continue;
                }
                _ => continue,
            };
            self.commands(&format!("{at}[{index}].commands"), commands.as_deref());
            for (name, others) in others {
                let others = others.as_deref().filter(|others| !others.is_empty());
                self.commands(&format!("{at}[{index}].{name}"), others);
            }
        }
    }

    fn aplt_commands(&mut self, at: &str, commands: Option<&[aplt::Command]>) {
        self.not_empty(at, commands);
        for (index, command) in commands.unwrap_or_default().iter().enumerate() {
            let (commands, others) = match command {
                aplt::Command::Parallel(it) => (&it.commands, vec![]),
                aplt::Command::Sequential(it) => (
                    &it.commands,
                    vec![("catch", &it.catch), ("finally", &it.finally)],
                ),
                _ => continue,
            };
            self.aplt_commands(&format!("{at}[{index}].commands"), commands.as_deref());
            for (name, others) in others {
                let others = others.as_deref().filter(|others| !others.is_empty());
                self.aplt_commands(&format!("{at}[{index}].{name}"), others);
            }
        }
    }

    /// Commands go to a document by its token; those to another than the one that the same response
    /// shows are dropped.
    pub(super) fn commands_without_document(&mut self, at: &str, directives: &[Directive]) {
        let shown: HashSet<_> = directives
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
                && !shown.contains(token)
            {
                let message = "the response shows a document of another token";
                let field = format!("{at}[{index}].token");
                self.add(&field, ViolationKind::Contradiction, message);
            }
        }
    }
}
