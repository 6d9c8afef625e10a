//! The users and app clients of a pool.

use std::collections::BTreeMap;

use super::{LocalClient, LocalUser, LocalUserPoolError, random};

#[derive(Debug, Default)]
pub(super) struct Directory {
    users: BTreeMap<String, LocalUser>,
    clients: Vec<LocalClient>,
}

impl Directory {
    /// Adds the user, or replaces the one of that name; a `sub` once given stays.
    pub(super) fn put_user(&mut self, mut user: LocalUser) -> Result<(), LocalUserPoolError> {
        if user.username.is_empty() {
            return Err(LocalUserPoolError::InvalidSetting(
                "a user has an empty name".into(),
            ));
        }
        if user.subject.is_none() {
            user.subject = match self.users.get(&user.username) {
                Some(former) => former.subject.clone(),
                None => Some(random::uuid()?),
            };
        }
        self.users.insert(user.username.clone(), user);
        Ok(())
    }

    /// Adds the client, or replaces the one with that id.
    pub(super) fn put_client(&mut self, client: LocalClient) -> Result<(), LocalUserPoolError> {
        client.check()?;
        match self.clients.iter_mut().find(|known| known.id == client.id) {
            Some(known) => *known = client,
            None => self.clients.push(client),
        }
        Ok(())
    }

    pub(super) fn user(&self, username: &str) -> Result<&LocalUser, LocalUserPoolError> {
        self.users
            .get(username)
            .ok_or_else(|| LocalUserPoolError::UnknownUser(username.to_owned()))
    }

    pub(super) fn user_mut(
        &mut self,
        username: &str,
    ) -> Result<&mut LocalUser, LocalUserPoolError> {
        self.users
            .get_mut(username)
            .ok_or_else(|| LocalUserPoolError::UnknownUser(username.to_owned()))
    }

    pub(super) fn remove_user(&mut self, username: &str) -> Result<(), LocalUserPoolError> {
        self.users
            .remove(username)
            .map(drop)
            .ok_or_else(|| LocalUserPoolError::UnknownUser(username.to_owned()))
    }

    pub(super) fn client(&self, id: &str) -> Result<&LocalClient, LocalUserPoolError> {
        self.clients
            .iter()
            .find(|client| client.id == id)
            .ok_or_else(|| LocalUserPoolError::UnknownClient(id.to_owned()))
    }

    /// Users by name.
    pub(super) fn users(&self) -> impl Iterator<Item = &LocalUser> {
        self.users.values()
    }

    /// Clients in the order in which they were added.
    pub(super) fn clients(&self) -> &[LocalClient] {
        &self.clients
    }
}
