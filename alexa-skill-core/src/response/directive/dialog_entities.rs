use crate::wire::{model, open_enum};

model! {
    /// Sets values that slots resolve to in this session, beside those of the interaction model.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::{DynamicEntitiesDirective, Entity};
    ///
    /// let rooms = DynamicEntitiesDirective::replace()
    ///     .list("Room", [Entity::new("kitchen").id("r-1").synonym("galley"), Entity::new("attic")]);
    /// ```
    pub struct DynamicEntitiesDirective new(update_behavior: UpdateBehavior) {
        /// Whether the values are set or taken away.
        pub update_behavior: Option<UpdateBehavior>,
        /// The values by slot type.
        #[serde(deserialize_with = "crate::wire::list")]
        pub types: Option<Vec<EntityListItem>>,
    }
}

open_enum! {
    /// What happens to dynamic entities.
    pub enum UpdateBehavior {
        /// The given ones replace all there are.
        Replace = "REPLACE",
        /// All are taken away.
        Clear = "CLEAR",
    }
}

model! {
    /// The dynamic values of one slot type.
    pub struct EntityListItem new(name: String, values: Vec<Entity>) {
        /// The slot type's name.
        pub name: Option<String>,
        /// The values.
        #[serde(deserialize_with = "crate::wire::list")]
        pub values: Option<Vec<Entity>>,
    }
}

model! {
    /// A value that words resolve to.
    pub struct Entity requires(name) {
        /// Its id.
        pub id: Option<String>,
        /// Its name and synonyms.
        pub name: Option<EntityValueAndSynonyms>,
    }
}

model! {
    /// The name and the synonyms of a value.
    pub struct EntityValueAndSynonyms new(value: String) {
        /// The canonical name.
        pub value: Option<String>,
        /// Other words for it.
        #[serde(deserialize_with = "crate::wire::list")]
        pub synonyms: Option<Vec<String>>,
    }
}

impl DynamicEntitiesDirective {
    /// Replaces all dynamic entities by those of the lists that are added.
    pub fn replace() -> Self {
        Self::new(UpdateBehavior::Replace)
    }

    /// Takes all dynamic entities away.
    pub fn clear() -> Self {
        Self::new(UpdateBehavior::Clear)
    }

    /// Adds the values of a slot type.
    #[must_use]
    pub fn list(
        mut self,
        slot_type: impl Into<String>,
        values: impl IntoIterator<Item = Entity>,
    ) -> Self {
        let item = EntityListItem::new(slot_type, values.into_iter().collect::<Vec<_>>());
        self.types.get_or_insert_default().push(item);
        self
    }
}

impl Entity {
    /// A value of this canonical name.
    pub fn new(value: impl Into<String>) -> Self {
        Self::empty().name(EntityValueAndSynonyms::new(value))
    }

    /// Adds another word for it.
    #[must_use]
    pub fn synonym(mut self, synonym: impl Into<String>) -> Self {
        let name = self.name.get_or_insert_with(EntityValueAndSynonyms::empty);
        name.synonyms.get_or_insert_default().push(synonym.into());
        self
    }
}
