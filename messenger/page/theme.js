// Sets the colours before anything is painted: as the machine has them, or as chosen.
(function () {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  function apply() {
    const chosen = localStorage.getItem("messenger.theme");
    document.documentElement.dataset.theme = chosen || (dark.matches ? "dark" : "light");
  }
  window.messengerTheme = function () {
    const now = document.documentElement.dataset.theme;
    localStorage.setItem("messenger.theme", now === "dark" ? "light" : "dark");
    apply();
  };
  dark.addEventListener("change", apply);
  apply();
})();
