export const timeZone = 'Asia/Almaty'
