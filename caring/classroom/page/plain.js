// Every page follows the light.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.documentElement.dataset.jpThemeLight = String(!dark.matches); };
dark.addEventListener("change", follow);
follow();
