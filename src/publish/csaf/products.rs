//! The product tree: vendor, family, product, and a leaf for each build.
//!
//! The standard advises against ranges of versions and for listing each. Must
//! not know what any vulnerability does to them.

use std::collections::BTreeSet;

use crate::catalogue::{Family, Release, ReleaseId};
use crate::lang::Lang;

use super::super::words::named;
use super::model::{Branch, BranchCategory, Product, ProductTree};

/// The name of a release inside a document.
pub(super) fn product_id(family: &Family, release: &Release) -> String {
    format!("{}:{}", family.id(), release.build)
}

/// The tree that holds these releases; none where there are none.
pub(super) fn tree(
    family: &Family,
    releases: &BTreeSet<ReleaseId>,
    lang: Lang,
) -> Option<ProductTree> {
    let products: Vec<Branch> = family
        .products()
        .iter()
        .filter_map(|product| {
            let leaves: Vec<Branch> = releases
                .iter()
                .map(|id| family.release(*id))
                .filter(|release| release.product == product.id)
                .map(|release| leaf(family, release, lang))
                .collect();
            let name = product.row.name.get(lang);
            (!leaves.is_empty()).then(|| node(BranchCategory::ProductName, name, leaves))
        })
        .collect();
    if products.is_empty() {
        return None;
    }
    let row = &family.tables().family;
    let all = node(BranchCategory::ProductFamily, row.name.get(lang), products);
    let root = match &row.vendor {
        Some(vendor) => node(BranchCategory::Vendor, vendor, vec![all]),
        None => all,
    };
    Some(ProductTree {
        branches: vec![root],
    })
}

fn node(category: BranchCategory, name: &str, branches: Vec<Branch>) -> Branch {
    Branch::Node {
        branches,
        category,
        name: name.to_owned(),
    }
}

fn leaf(family: &Family, release: &Release, lang: Lang) -> Branch {
    Branch::Leaf {
        category: BranchCategory::ProductVersion,
        name: release.build.to_string(),
        product: Product {
            name: named(family, release, lang),
            product_id: product_id(family, release),
        },
    }
}
