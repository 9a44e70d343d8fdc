//! What a page allows itself: the content security policy in its head.

/// Nothing but this site's own files; no inline script, style or handler. The one
/// form that is sent asks the page of search, where there is no script.
/// `wasm-unsafe-eval` is what compiling WebAssembly is called; it allows no
/// script. What forbids framing cannot stand in a page.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'";
