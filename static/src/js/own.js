// Small conveniences of our own. Every page works without them.

// "/" goes to the search box, as long as nobody is typing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.getElementById("site-search");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// The person's menu closes on Escape and on a click elsewhere.
const menu = document.querySelector(".app-person");
if (menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// Without the GOV.UK scripts the error summary still takes the focus, so that it is read first.
const problems = document.querySelector(".govuk-error-summary");
if (problems && !problems.contains(document.activeElement)) {
  problems.setAttribute("tabindex", "-1");
  problems.focus();
}
