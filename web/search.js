// "/" goes to the search field, Escape leaves it. Nothing depends on it.
addEventListener("keydown", function (e) {
  var q = document.getElementById("tim") || document.getElementById("q"), t = e.target;
  if (!q || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(t.tagName) && !t.isContentEditable) {
    e.preventDefault();
    q.focus();
    q.select();
  } else if (e.key === "Escape" && t === q) q.blur();
});
