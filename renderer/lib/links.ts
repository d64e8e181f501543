/** Where newer versions are; looked at by the person, never by the app. */
export const releasesPage = 'https://github.com/kubedeck/kubedeck/releases';
