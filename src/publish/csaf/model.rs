//! The part of the CSAF 2.0 schema that documents of this site use, under the
//! names of the standard. Fields stand in alphabetical order, as it advises.
//!
//! Must not know where any value comes from.

use std::collections::BTreeMap;

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Csaf {
    pub(super) document: Document,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) product_tree: Option<ProductTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) vulnerabilities: Vec<Vulnerability>,
}

#[derive(Serialize)]
pub(super) struct Document {
    pub(super) aggregate_severity: Severity,
    pub(super) category: Profile,
    pub(super) csaf_version: &'static str,
    pub(super) distribution: Distribution,
    pub(super) lang: &'static str,
    pub(super) notes: Vec<Note>,
    pub(super) publisher: Publisher,
    pub(super) references: Vec<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source_lang: Option<&'static str>,
    pub(super) title: String,
    pub(super) tracking: Tracking,
}

#[derive(Serialize)]
pub(super) struct Severity {
    pub(super) text: String,
}

/// What kind of document it is.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) enum Profile {
    #[serde(rename = "csaf_base")]
    Base,
    #[serde(rename = "csaf_informational_advisory")]
    InformationalAdvisory,
    #[serde(rename = "csaf_security_advisory")]
    SecurityAdvisory,
}

#[derive(Serialize)]
pub(super) struct Distribution {
    pub(super) tlp: Tlp,
}

#[derive(Serialize)]
pub(super) struct Tlp {
    pub(super) label: &'static str,
}

#[derive(Serialize)]
pub(super) struct Publisher {
    pub(super) category: &'static str,
    pub(super) name: &'static str,
    pub(super) namespace: String,
}

#[derive(Serialize)]
pub(super) struct Note {
    pub(super) category: NoteCategory,
    pub(super) text: String,
    pub(super) title: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum NoteCategory {
    Description,
    Details,
    General,
    Other,
    Summary,
}

#[derive(Serialize)]
pub(super) struct Reference {
    pub(super) category: ReferenceCategory,
    pub(super) summary: String,
    pub(super) url: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ReferenceCategory {
    External,
    #[serde(rename = "self")]
    Own,
}

#[derive(Serialize)]
pub(super) struct Tracking {
    pub(super) current_release_date: String,
    pub(super) id: String,
    pub(super) initial_release_date: String,
    pub(super) revision_history: Vec<Revision>,
    pub(super) status: &'static str,
    pub(super) version: String,
}

#[derive(Serialize)]
pub(super) struct Revision {
    pub(super) date: String,
    pub(super) number: String,
    pub(super) summary: String,
}

#[derive(Serialize)]
pub(super) struct ProductTree {
    pub(super) branches: Vec<Branch>,
}

/// A branch divides further, or ends in a product.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Branch {
    Node {
        branches: Vec<Branch>,
        category: BranchCategory,
        name: String,
    },
    Leaf {
        category: BranchCategory,
        name: String,
        product: Product,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BranchCategory {
    Vendor,
    ProductFamily,
    ProductName,
    ProductVersion,
}

#[derive(Serialize)]
pub(super) struct Product {
    pub(super) name: String,
    pub(super) product_id: String,
}

#[derive(Serialize)]
pub(super) struct Vulnerability {
    pub(super) cve: String,
    pub(super) notes: Vec<Note>,
    #[serde(skip_serializing_if = "ProductStatus::is_empty")]
    pub(super) product_status: ProductStatus,
    pub(super) references: Vec<Reference>,
    pub(super) release_date: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) remediations: Vec<Remediation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) scores: Vec<Score>,
    pub(super) threats: Vec<Threat>,
    pub(super) title: String,
}

#[derive(Default, Serialize)]
pub(super) struct ProductStatus {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) first_fixed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fixed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) known_affected: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) known_not_affected: Vec<String>,
}

impl ProductStatus {
    pub(super) fn is_empty(&self) -> bool {
        [
            &self.first_fixed,
            &self.fixed,
            &self.known_affected,
            &self.known_not_affected,
        ]
        .into_iter()
        .all(Vec::is_empty)
    }
}

#[derive(Serialize)]
pub(super) struct Remediation {
    pub(super) category: RemediationCategory,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    pub(super) details: String,
    pub(super) product_ids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RemediationCategory {
    Mitigation,
    NoneAvailable,
    VendorFix,
}

#[derive(Serialize)]
pub(super) struct Score {
    pub(super) cvss_v3: Cvss,
    pub(super) products: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Cvss {
    pub(super) base_score: f64,
    pub(super) base_severity: String,
    pub(super) vector_string: String,
    pub(super) version: String,
}

#[derive(Serialize)]
pub(super) struct Threat {
    pub(super) category: ThreatCategory,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    pub(super) details: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ThreatCategory {
    ExploitStatus,
    Impact,
}

/// The metadata of a provider.
#[derive(Serialize)]
pub(super) struct ProviderMetadata {
    pub(super) canonical_url: String,
    pub(super) distributions: [BTreeMap<&'static str, serde_json::Value>; 2],
    pub(super) last_updated: String,
    #[serde(rename = "list_on_CSAF_aggregators")]
    pub(super) list_on_csaf_aggregators: bool,
    pub(super) metadata_version: &'static str,
    #[serde(rename = "mirror_on_CSAF_aggregators")]
    pub(super) mirror_on_csaf_aggregators: bool,
    pub(super) publisher: Publisher,
    pub(super) role: &'static str,
}
