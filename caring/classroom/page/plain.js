// Pages without anything to do follow the light, too.
document.documentElement.dataset.jpThemeLight = String(!matchMedia("(prefers-color-scheme: dark)").matches);
