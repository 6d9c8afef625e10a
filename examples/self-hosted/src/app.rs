//! What is served where.

use alexa_skill_core::web::SkillService;
use axum::Router;
use axum::routing::get;

/// The skill at `/`, and `/health` for whoever watches over the server.
pub fn router(skill: SkillService) -> Router {
    Router::new()
        .route_service("/", skill)
        .route("/health", get(|| async { "ok\n" }))
}
