use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::skill::Shared;
use super::{AttributesError, PersistenceAdapter};
use crate::clock::until;
use crate::request::RequestEnvelope;
use crate::{BoxError, Lazy};

/// The attributes of one request, of its session, and those kept for good.
///
/// - **Request** attributes live as long as the request and start empty.
/// - **Session** attributes come with the request and go back with the answer. What no handler
///   touches goes back as it came.
/// - **Persistent** attributes are read on the first call and cached; nothing is saved until
///   [`save_persistent`](Self::save_persistent). Calls of the adapter end before the host's deadline,
///   with 250 ms left to answer.
pub struct AttributesManager {
    envelope: Box<RequestEnvelope>,
    request: Map<String, Value>,
    session: Option<Session>,
    persistent: Option<Map<String, Value>>,
    shared: Arc<Shared>,
    deadline: Option<SystemTime>,
}

enum Session {
    /// Those of the envelope: they may be heavy, and most handlers leave them alone.
    AsReceived,
    Own(Map<String, Value>),
}

impl AttributesManager {
    pub(super) fn new(
        envelope: Box<RequestEnvelope>,
        shared: Arc<Shared>,
        deadline: Option<SystemTime>,
    ) -> Self {
        let session = envelope
            .session
            .as_ref()
            .map(|session| match session.attributes {
                Some(_) => Session::AsReceived,
                None => Session::Own(Map::new()),
            });
        Self {
            envelope,
            request: Map::new(),
            session,
            persistent: None,
            shared,
            deadline,
        }
    }

    pub(super) fn envelope(&self) -> &RequestEnvelope {
        &self.envelope
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The request attributes.
    pub fn request(&self) -> &Map<String, Value> {
        &self.request
    }

    /// The request attributes, to change.
    pub fn request_mut(&mut self) -> &mut Map<String, Value> {
        &mut self.request
    }

    /// The session attributes.
    pub fn session(&self) -> Result<&Map<String, Value>, AttributesError> {
        match &self.session {
            Some(Session::Own(attributes)) => Ok(attributes),
            Some(Session::AsReceived) => self.received(),
            None => Err(AttributesError::NoSession),
        }
    }

    /// The session attributes, to change.
    pub fn session_mut(&mut self) -> Result<&mut Map<String, Value>, AttributesError> {
        if let Some(Session::AsReceived) = &self.session {
            let own = self.received()?.clone();
            self.session = Some(Session::Own(own));
        }
        match &mut self.session {
            Some(Session::Own(attributes)) => Ok(attributes),
            _ => Err(AttributesError::NoSession),
        }
    }

    /// Puts `attributes` in place of all session attributes.
    pub fn set_session(&mut self, attributes: Map<String, Value>) -> Result<(), AttributesError> {
        let session = self.session.as_mut().ok_or(AttributesError::NoSession)?;
        *session = Session::Own(attributes);
        Ok(())
    }

    /// One session attribute as a type of your own; `None` if it is absent or `null`.
    pub fn session_value<T: DeserializeOwned>(
        &self,
        name: &str,
    ) -> Result<Option<T>, AttributesError> {
        let Some(value) = self.session()?.get(name) else {
            return Ok(None);
        };
        Option::deserialize(value).map_err(|source| AttributesError::Type {
            name: name.to_owned(),
            source,
        })
    }

    /// Sets one session attribute.
    pub fn set_session_value<T: Serialize + ?Sized>(
        &mut self,
        name: &str,
        value: &T,
    ) -> Result<(), AttributesError> {
        let value = serde_json::to_value(value).map_err(|source| AttributesError::Type {
            name: name.to_owned(),
            source,
        })?;
        self.session_mut()?.insert(name.to_owned(), value);
        Ok(())
    }

    /// The persistent attributes, to read or change: from the adapter on the first call, then from
    /// the cache.
    pub async fn persistent(&mut self) -> Result<&mut Map<String, Value>, AttributesError> {
        let adapter = self.adapter()?;
        let attributes = match self.persistent.take() {
            Some(cached) => cached,
            None => self.within(adapter.get(&self.envelope)).await?,
        };
        Ok(self.persistent.insert(attributes))
    }

    /// The persistent attributes, from the adapter even if they are cached: changes that were not
    /// saved are lost.
    pub async fn persistent_uncached(
        &mut self,
    ) -> Result<&mut Map<String, Value>, AttributesError> {
        let adapter = self.adapter()?;
        let attributes = self.within(adapter.get(&self.envelope)).await?;
        Ok(self.persistent.insert(attributes))
    }

    /// The persistent attributes, or `default` if there are none: it is then what a save writes.
    pub async fn persistent_or(
        &mut self,
        default: Map<String, Value>,
    ) -> Result<&mut Map<String, Value>, AttributesError> {
        let attributes = self.persistent().await?;
        if attributes.is_empty() {
            *attributes = default;
        }
        Ok(attributes)
    }

    /// Puts `attributes` in place of all persistent attributes; nothing is stored until a save.
    pub fn set_persistent(
        &mut self,
        attributes: Map<String, Value>,
    ) -> Result<(), AttributesError> {
        self.adapter()?;
        self.persistent = Some(attributes);
        Ok(())
    }

    /// Stores the persistent attributes, if any were read or set.
    pub async fn save_persistent(&self) -> Result<(), AttributesError> {
        let adapter = self.adapter()?;
        match &self.persistent {
            Some(attributes) => self.within(adapter.save(&self.envelope, attributes)).await,
            None => Ok(()),
        }
    }

    /// Removes the persistent attributes from the store and from the cache.
    pub async fn delete_persistent(&mut self) -> Result<(), AttributesError> {
        let adapter = self.adapter()?;
        self.within(adapter.delete(&self.envelope)).await?;
        self.persistent = None;
        Ok(())
    }

    /// What goes back with the answer: nothing without a session.
    pub(super) fn into_session(mut self) -> Option<Lazy<Map<String, Value>>> {
        match self.session? {
            Session::Own(attributes) => Some(Lazy::new(attributes)),
            Session::AsReceived => self.envelope.session.as_mut()?.attributes.take(),
        }
    }

    fn received(&self) -> Result<&Map<String, Value>, AttributesError> {
        let session = self.envelope.session.as_ref();
        let lazy = session.and_then(|session| session.attributes.as_ref());
        let lazy = lazy.ok_or(AttributesError::NoSession)?;
        lazy.get().map_err(AttributesError::Unreadable)
    }

    /// A call of the adapter, which must not take the time that the answer needs.
    async fn within<T>(
        &self,
        call: impl Future<Output = Result<T, BoxError>>,
    ) -> Result<T, AttributesError> {
        until(&*self.shared.clock, self.deadline, call)
            .await
            .map_err(|after| AttributesError::Timeout { after })?
            .map_err(AttributesError::Adapter)
    }

    fn adapter(&self) -> Result<Arc<dyn PersistenceAdapter>, AttributesError> {
        let adapter = self.shared.persistence.clone();
        adapter.ok_or(AttributesError::NoAdapter)
    }
}

/// Prints no value: attributes may hold personal data.
impl fmt::Debug for AttributesManager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttributesManager")
            .field("request", &self.request.keys().collect::<Vec<_>>())
            .field("in_session", &self.session.is_some())
            .field("adapter", &self.shared.persistence)
            .finish_non_exhaustive()
    }
}
