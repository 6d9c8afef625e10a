use std::collections::BTreeMap;

/// A SAM template, by the paths of its scalars.
#[derive(Debug, Clone)]
pub struct Template(BTreeMap<String, String>);

impl Template {
    /// Reads block style alone, which is all that the templates use. A path is such as
    /// `Resources.Function.Type`; the members of a list are numbered.
    pub fn read(text: &str) -> Self {
        let mut found = BTreeMap::new();
        // The keys above the present line, with their indentation.
        let mut above: Vec<(usize, String)> = Vec::new();
        let mut items: BTreeMap<String, usize> = BTreeMap::new();
        for line in text.lines() {
            let text = line.trim_start();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let mut indent = line.len() - text.len();
            above.retain(|(other, _)| *other < indent);
            let mut text = text;
            if let Some(item) = text.strip_prefix("- ") {
                let number = items.entry(path(&above)).or_default();
                above.push((indent, number.to_string()));
                *number += 1;
                indent += 2;
                text = item;
            }
            match text
                .split_once(": ")
                .or_else(|| Some((text.strip_suffix(':')?, "")))
            {
                Some((key, value)) => {
                    above.push((indent, key.to_owned()));
                    if !value.is_empty() {
                        found.insert(path(&above), value.trim_matches('"').to_owned());
                    }
                }
                None => {
                    found.insert(path(&above), text.to_owned());
                }
            }
        }
        Self(found)
    }

    /// The scalar at `path`.
    pub fn value(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The scalars below `prefix`, by the rest of their path.
    pub fn below(&self, prefix: &str) -> Vec<(&str, &str)> {
        let scalars = self.0.iter();
        let inside = scalars.filter_map(|(path, value)| {
            let rest = path.strip_prefix(prefix)?.strip_prefix('.')?;
            Some((rest, value.as_str()))
        });
        inside.collect()
    }

    /// Checks the scalar at `path`.
    #[track_caller]
    pub fn assert_is(&self, path: &str, value: &str) {
        assert_eq!(self.value(path), Some(value), "{path}");
    }

    /// Checks that Alexa's service `principal` may invoke the function, for the skill that the stack was
    /// given and for no other, and that nobody else may.
    #[track_caller]
    pub fn assert_alexa_alone_may_invoke(&self, principal: &str) {
        let permissions = self
            .0
            .values()
            .filter(|value| *value == "AWS::Lambda::Permission");
        assert_eq!(permissions.count(), 1);
        let permission = |name: &str| format!("Resources.AlexaPermission.{name}");
        self.assert_is(&permission("Type"), "AWS::Lambda::Permission");
        self.assert_is(&permission("Properties.EventSourceToken"), "!Ref SkillId");
        self.assert_is(&permission("Properties.Principal"), principal);
        self.assert_is(
            &permission("Properties.FunctionName"),
            "!GetAtt Function.Arn",
        );
        self.assert_is(&permission("Properties.Action"), "lambda:InvokeFunction");
        // The parameter cannot be left empty: then the token would not hold.
        assert_eq!(self.value("Parameters.SkillId.Default"), None);
        let pattern = self.value("Parameters.SkillId.AllowedPattern").unwrap();
        assert!(pattern.starts_with("^amzn1\\.ask\\.skill\\."), "{pattern}");
        // Nor may anybody else, by an event source of the function or by its address.
        let function = "Resources.Function.Properties";
        assert_eq!(self.below(&format!("{function}.Events")), []);
        assert_eq!(self.below(&format!("{function}.FunctionUrlConfig")), []);
    }

    /// Checks that the function is the program `binary`, built by cargo-lambda for arm64.
    #[track_caller]
    pub fn assert_builds(&self, binary: &str) {
        let function = |name: &str| format!("Resources.Function.{name}");
        self.assert_is(&function("Metadata.BuildMethod"), "rust-cargolambda");
        self.assert_is(&function("Metadata.BuildProperties.Binary"), binary);
        self.assert_is(&function("Properties.Architectures.0"), "arm64");
        self.assert_is(&function("Properties.Handler"), "bootstrap");
    }
}

fn path(above: &[(usize, String)]) -> String {
    let keys: Vec<_> = above.iter().map(|(_, key)| key.as_str()).collect();
    keys.join(".")
}
