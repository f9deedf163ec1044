//! What a session came to, as its server sent it, as a page of its own.

/// The look of a page, and of the debrief of a session.
const LOOKS: [&str; 2] = [
    include_str!("templates/page.css"),
    include_str!("../../assets/web/classroom/looking-back.css"),
];
/// What such a page may do: show what is in it, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// A piece of a page that a session's server sent, as a whole page that loads and runs nothing, whatever was sent.
///
/// ```
/// let page = warning_signs::report::sent::page("en-GB", "Tuesday & more", "<p>The room</p>");
/// assert!(page.contains("<title>Tuesday &amp; more</title>"));
/// assert!(page.contains("default-src 'none'"));
/// ```
pub fn page(language: &str, title: &str, part: &str) -> String {
    let (title, looks) = (escaped(title), LOOKS.join("\n"));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>\n{looks}\n</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n</header>\n\
         <main>\n{part}\n</main>\n</body>\n</html>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
