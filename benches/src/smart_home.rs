//! A directive in process: read, its token verified by a cached key, the device looked up, answered and
//! written, beside the verification alone.
#![allow(
    clippy::unwrap_used,
    reason = "a directive without an answer is no result"
)]

mod signed;

use std::hint::black_box;
use std::sync::Arc;

use alexa_linking_cognito::TokenVerifier;
use alexa_skill_core::async_trait;
use alexa_skill_core::linking::{Identity, IdentityError, IdentityResolver};
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::smart_home::directive::power::{TurnOff, TurnOn};
use alexa_skill_core::smart_home::directive::{Directive, DirectiveEnvelope, ReportState};
use alexa_skill_core::smart_home::skill::{
    DirectiveInput, EventResult, MemoryDeviceStore, SmartHomeSkill,
};
use alexa_skill_core::smart_home::{
    Capability, CorrelationToken, DiscoveredEndpoint, DisplayCategory, Endpoint, EndpointId,
    EventEnvelope, PowerState, Property, Scope,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use futures_util::FutureExt;

use self::signed::{SUBJECT, Signed};

async fn turn_on(input: &mut DirectiveInput, _: TurnOn) -> EventResult {
    black_box(input.device::<()>()?);
    Ok(EventEnvelope::response().property(Property::power_state(PowerState::On)))
}

async fn turn_off(_: &mut DirectiveInput, _: TurnOff) -> EventResult {
    Err("another handler matches".into())
}

async fn report_state(_: &mut DirectiveInput, _: ReportState) -> EventResult {
    Err("another handler matches".into())
}

/// Verifies each token anew: a resolver that remembers tokens would make the rest look large.
#[derive(Debug, Clone)]
struct Verifying(TokenVerifier);

#[async_trait]
impl IdentityResolver for Verifying {
    async fn resolve(&self, token: &AccessToken) -> Result<Arc<Identity>, IdentityError> {
        let claims = self.0.verify(token.expose_secret()).await?;
        Ok(Arc::new(claims.into_identity()))
    }
}

fn lamp() -> DiscoveredEndpoint {
    let id = EndpointId::new("lamp-1").unwrap();
    DiscoveredEndpoint::new(id, "Lamp", "Lamps & Co", "A lamp")
        .unwrap()
        .display_category(DisplayCategory::Light)
        .capability(Capability::power_controller())
}

fn directive(token: &str) -> Vec<u8> {
    let lamp = Endpoint::new(EndpointId::new("lamp-1").unwrap()).scope(Scope::bearer(token));
    // About as long as those of the service.
    let correlation = CorrelationToken::new("Zm9y".repeat(200)).unwrap();
    let directive = Directive::new(TurnOn::default())
        .endpoint(lamp)
        .correlation_token(correlation);
    serde_json::to_vec(&DirectiveEnvelope::new(directive)).unwrap()
}

// Nothing in it waits, so that one poll is the whole of it.
fn smart_home(criterion: &mut Criterion) {
    let signed = Signed::new();
    let verifier = signed.verifier();
    let devices = MemoryDeviceStore::new();
    devices.insert(SUBJECT, lamp(), ()).unwrap();
    let skill = SmartHomeSkill::builder(Verifying(verifier.clone()), devices)
        .on(report_state)
        .on(turn_off)
        .on(turn_on)
        .build();
    let body = directive(&signed.token);
    let answer = skill.invoke_json(&body).now_or_never().unwrap();
    assert!(
        String::from_utf8(answer)
            .unwrap()
            .contains(r#""value":"ON""#)
    );

    let mut group = criterion.benchmark_group(format!("smart home {} bytes", body.len()));
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("verification alone", |bencher| {
        bencher.iter(|| {
            let claims = verifier.verify(black_box(&signed.token)).now_or_never();
            claims.unwrap().unwrap()
        });
    });
    group.bench_function("reading alone", |bencher| {
        bencher.iter(|| DirectiveEnvelope::from_slice(black_box(&body)).unwrap());
    });
    group.bench_function("invoke_json", |bencher| {
        bencher.iter(|| skill.invoke_json(black_box(&body)).now_or_never().unwrap());
    });
    group.finish();
}

criterion_group!(benches, smart_home);
criterion_main!(benches);
