// The advisor's pages work without this: a button that copies the link, and the count of answers as they are given.
addEventListener("DOMContentLoaded", function () {
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.onclick = function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).href).then(function () {
        button.textContent = button.dataset.done;
      });
    };
  });
  var form = document.querySelector(".quiz"), bar = form && form.querySelector("progress");
  if (!bar) return;
  var words = document.getElementById("da-tra-loi"), number = new RegExp("\\d+(?=(/| of )" + bar.max + "\\b)");
  function here() {
    return form.querySelectorAll("[name]:checked:not([value=x]):not([name$='.th'])").length;
  }
  var elsewhere = bar.value - here();
  form.addEventListener("change", function () {
    bar.value = elsewhere + here();
    words.textContent = words.textContent.replace(number, bar.value);
  });
});
