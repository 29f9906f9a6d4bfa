// A menu closes with Escape and by a press beside it. Without script it closes by its own button.
function closeMenus(but) {
  document.querySelectorAll("details.menu[open]").forEach(function (menu) {
    if (menu === but) return;
    var held = menu.contains(document.activeElement);
    menu.open = false;
    if (held) menu.querySelector("summary").focus();
  });
}
addEventListener("click", function (e) { closeMenus(e.target.closest && e.target.closest("details.menu")); });
addEventListener("keydown", function (e) { if (e.key === "Escape") closeMenus(null); });
