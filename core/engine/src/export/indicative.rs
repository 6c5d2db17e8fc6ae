//! What the answers suggest of another model, for the JSON of `palier score`: counts and a word, never a score.

use crate::questionnaire::Questionnaire;
use crate::scoring::Indicative;
use schemars::JsonSchema;
use serde::Serialize;

/// Another model's profile.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ModelProfile {
    /// `id@version`.
    model: String,
    domains: Vec<DomainProfile>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct DomainProfile {
    id: String,
    /// Practices with a counterpart that is rated.
    covered: usize,
    /// Practices in all.
    of: usize,
    /// `absent`, `begun`, `established`, `widespread`; none where fewer than half are covered.
    level: Option<&'static str>,
}

/// The profile of a model, one figure a domain of it.
pub fn model_profile(model: &Questionnaire, found: &[Indicative]) -> ModelProfile {
    let domain = |(domain, found): (&crate::questionnaire::Domain, &Indicative)| DomainProfile {
        id: domain.id.clone(),
        covered: found.covered,
        of: found.of,
        level: found.level.map(crate::scoring::IndicativeLevel::word),
    };
    ModelProfile { model: model.reference(), domains: model.domains.iter().zip(found).map(domain).collect() }
}
