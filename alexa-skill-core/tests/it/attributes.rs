//! Attributes of the request, of the session, and for good.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use alexa_skill_core::persistence::{MemoryPersistenceAdapter, PartitionKey, PersistenceAdapter};
use alexa_skill_core::request::RequestEnvelope;
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{AttributesError, HandlerInput, HandlerResult, Skill, SkillBuilder};
use alexa_skill_core::{BoxError, async_trait};
use serde_json::{Map, Value, json};

fn request(session: &Value) -> Vec<u8> {
    json!({
        "session": session,
        "context": { "System": { "user": { "userId": "u" }, "device": { "deviceId": "d" } } },
        "request": { "type": "LaunchRequest" },
    })
    .to_string()
    .into_bytes()
}

async fn session_after(skill: &Skill, session: Value) -> Value {
    let answer = skill.invoke_json(&request(&session)).await.unwrap();
    serde_json::from_slice::<Value>(&answer).unwrap()["sessionAttributes"].clone()
}

async fn nothing(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::default())
}

#[tokio::test]
async fn untouched_session_attributes_go_back_as_they_came() {
    let skill = Skill::builder().on_launch(nothing).build();
    let text = br#"{"session":{"attributes":{ "b" : 1.50, "a":[ 1 ] }},"request":{"type":"LaunchRequest"}}"#;
    let answer = String::from_utf8(skill.invoke_json(text).await.unwrap()).unwrap();
    assert!(
        answer.contains(r#""sessionAttributes":{ "b" : 1.50, "a":[ 1 ] }"#),
        "{answer}"
    );
    assert_eq!(session_after(&skill, json!({})).await, json!({}));
    assert_eq!(
        session_after(&skill, json!({ "attributes": null })).await,
        json!({})
    );
    assert_eq!(session_after(&skill, json!(null)).await, Value::Null);
}

#[tokio::test]
async fn session_attributes_are_read_changed_and_replaced() {
    async fn count(input: &mut HandlerInput) -> HandlerResult {
        let attributes = input.attributes_mut();
        let visits: u32 = attributes.session_value("visits")?.unwrap_or(0);
        attributes.set_session_value("visits", &(visits + 1))?;
        attributes.request_mut().insert("seen".into(), true.into());
        assert_eq!(attributes.session()?["visits"], visits + 1);
        assert_eq!(attributes.request().len(), 1);
        Ok(Response::default())
    }
    let skill = Skill::builder().on_launch(count).build();
    assert_eq!(
        session_after(&skill, json!({})).await,
        json!({ "visits": 1 })
    );
    let session = json!({ "attributes": { "visits": 4, "kept": [1] } });
    assert_eq!(
        session_after(&skill, session).await,
        json!({ "visits": 5, "kept": [1] })
    );

    async fn replace(input: &mut HandlerInput) -> HandlerResult {
        input.attributes_mut().set_session(Map::new())?;
        Ok(Response::default())
    }
    let skill = Skill::builder().on_launch(replace).build();
    assert_eq!(
        session_after(&skill, json!({ "attributes": { "a": 1 } })).await,
        json!({})
    );
}

#[tokio::test]
async fn wrong_use_is_a_typed_error() {
    async fn misuse(input: &mut HandlerInput) -> HandlerResult {
        let attributes = input.attributes_mut();
        assert!(matches!(
            attributes.session(),
            Err(AttributesError::NoSession)
        ));
        assert!(matches!(
            attributes.session_mut(),
            Err(AttributesError::NoSession)
        ));
        assert!(matches!(
            attributes.set_session(Map::new()),
            Err(AttributesError::NoSession)
        ));
        assert!(matches!(
            attributes.persistent().await,
            Err(AttributesError::NoAdapter)
        ));
        assert!(matches!(
            attributes.save_persistent().await,
            Err(AttributesError::NoAdapter)
        ));
        assert!(matches!(
            attributes.set_persistent(Map::new()),
            Err(AttributesError::NoAdapter)
        ));
        Ok(Response::default())
    }
    let skill = Skill::builder().on_launch(misuse).build();
    skill.invoke_json(&request(&json!(null))).await.unwrap();

    async fn odd(input: &mut HandlerInput) -> HandlerResult {
        let error = input.attributes().session_value::<u8>("text").unwrap_err();
        assert!(
            matches!(&error, AttributesError::Type { name, .. } if name == "text"),
            "{error}"
        );
        Ok(Response::default())
    }
    let skill = Skill::builder().on_launch(odd).build();
    skill
        .invoke_json(&request(&json!({ "attributes": { "text": "x" } })))
        .await
        .unwrap();

    async fn unreadable(input: &mut HandlerInput) -> HandlerResult {
        let error = input.attributes_mut().session_mut().unwrap_err();
        assert!(matches!(error, AttributesError::Unreadable(_)), "{error}");
        Ok(Response::default())
    }
    let skill = Skill::builder().on_launch(unreadable).build();
    skill
        .invoke_json(&request(&json!({ "attributes": [1] })))
        .await
        .unwrap();
}

/// Counts what reaches the store.
#[derive(Debug, Clone, Default)]
struct Counting {
    store: Arc<MemoryPersistenceAdapter>,
    reads: Arc<AtomicUsize>,
    writes: Arc<AtomicUsize>,
}

#[async_trait]
impl PersistenceAdapter for Counting {
    async fn get(&self, envelope: &RequestEnvelope) -> Result<Map<String, Value>, BoxError> {
        self.reads.fetch_add(1, Ordering::SeqCst);
        self.store.get(envelope).await
    }

    async fn save(
        &self,
        envelope: &RequestEnvelope,
        attributes: &Map<String, Value>,
    ) -> Result<(), BoxError> {
        self.writes.fetch_add(1, Ordering::SeqCst);
        self.store.save(envelope, attributes).await
    }

    async fn delete(&self, envelope: &RequestEnvelope) -> Result<(), BoxError> {
        self.store.delete(envelope).await
    }
}

#[tokio::test]
async fn persistent_attributes_are_read_once_and_saved_on_request() {
    async fn visit(input: &mut HandlerInput) -> HandlerResult {
        let attributes = input.attributes_mut();
        attributes.save_persistent().await?;
        let default = Map::from_iter([("visits".to_owned(), json!(0))]);
        let stored = attributes.persistent_or(default).await?;
        let visits = stored["visits"].as_u64().unwrap() + 1;
        stored.insert("visits".into(), visits.into());
        assert_eq!(attributes.persistent().await?["visits"], visits);
        attributes.save_persistent().await?;
        Ok(Response::default())
    }
    let counting = Counting::default();
    let skill = Skill::builder()
        .persistence_adapter(counting.clone())
        .on_launch(visit)
        .build();
    for _ in 0..2 {
        skill.invoke_json(&request(&json!(null))).await.unwrap();
    }
    assert_eq!(counting.reads.load(Ordering::SeqCst), 2);
    assert_eq!(counting.writes.load(Ordering::SeqCst), 2);
    let stored = counting
        .store
        .get(&RequestEnvelope::from_slice(&request(&json!(null))).unwrap())
        .await
        .unwrap();
    assert_eq!(stored["visits"], 2);
}

#[tokio::test]
async fn deleting_empties_store_and_cache_and_an_uncached_read_forgets_changes() {
    async fn churn(input: &mut HandlerInput) -> HandlerResult {
        let attributes = input.attributes_mut();
        attributes.set_persistent(Map::from_iter([("a".to_owned(), json!(1))]))?;
        attributes.save_persistent().await?;
        attributes.persistent().await?.insert("b".into(), json!(2));
        assert_eq!(attributes.persistent_uncached().await?.len(), 1);
        attributes.delete_persistent().await?;
        attributes.save_persistent().await?;
        assert!(attributes.persistent().await?.is_empty());
        Ok(Response::default())
    }
    let skill = Skill::builder()
        .persistence_adapter(MemoryPersistenceAdapter::new())
        .on_launch(churn)
        .build();
    skill.invoke_json(&request(&json!(null))).await.unwrap();
}

/// A store that never answers.
#[derive(Debug)]
struct Hung;

#[async_trait]
impl PersistenceAdapter for Hung {
    async fn get(&self, _: &RequestEnvelope) -> Result<Map<String, Value>, BoxError> {
        std::future::pending().await
    }

    async fn save(&self, _: &RequestEnvelope, _: &Map<String, Value>) -> Result<(), BoxError> {
        std::future::pending().await
    }

    async fn delete(&self, _: &RequestEnvelope) -> Result<(), BoxError> {
        std::future::pending().await
    }
}

async fn load(input: &mut HandlerInput) -> HandlerResult {
    input.attributes_mut().persistent().await?;
    Ok(Response::default())
}

async fn reload(input: &mut HandlerInput) -> HandlerResult {
    input.attributes_mut().persistent_uncached().await?;
    Ok(Response::default())
}

async fn save(input: &mut HandlerInput) -> HandlerResult {
    input.attributes_mut().set_persistent(Map::new())?;
    input.attributes().save_persistent().await?;
    Ok(Response::default())
}

async fn delete(input: &mut HandlerInput) -> HandlerResult {
    input.attributes_mut().delete_persistent().await?;
    Ok(Response::default())
}

#[tokio::test]
async fn a_store_that_hangs_leaves_the_error_handler_time_to_answer() {
    async fn sorry(input: &mut HandlerInput, error: BoxError) -> HandlerResult {
        let left = input.remaining_time();
        assert!(left > Some(Duration::ZERO), "{left:?}");
        match error.downcast_ref() {
            Some(AttributesError::Timeout { after }) => {
                assert!(*after <= Duration::from_millis(150), "{after:?}");
                Ok(Response::builder().speak_text("Out of memory").build())
            }
            _ => Err(error),
        }
    }
    let skill = || {
        let skill = Skill::builder().persistence_adapter(Hung);
        skill.on_error(sorry)
    };
    let skills = [
        skill().on_launch(load),
        skill().on_launch(reload),
        skill().on_launch(save),
        skill().on_launch(delete),
    ];
    let body = request(&json!(null));
    for skill in skills.map(SkillBuilder::build) {
        // With time for the call, and with time for the answer alone.
        for milliseconds in [400, 200] {
            let deadline = SystemTime::now() + Duration::from_millis(milliseconds);
            let answer = skill.invoke_json_until(&body, Some(deadline)).await;
            let answer = String::from_utf8(answer.unwrap()).unwrap();
            assert!(answer.contains("Out of memory"), "{answer}");
        }
    }
}

#[test]
fn keys_come_from_the_request_or_say_what_is_missing() {
    let full = RequestEnvelope::from_slice(&request(&json!(null))).unwrap();
    assert_eq!(PartitionKey::UserId.of(&full).unwrap(), "u");
    assert_eq!(PartitionKey::DeviceId.of(&full).unwrap(), "d");
    assert_eq!(PartitionKey::PersonId.of(&full).unwrap(), "u");
    let empty = RequestEnvelope::from_slice(br#"{"request":{"type":"X"}}"#).unwrap();
    assert_eq!(
        PartitionKey::DeviceId.of(&empty).unwrap_err().to_string(),
        "the request has no device id, by which attributes are kept"
    );
}
