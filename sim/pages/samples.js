// Messages other than text, as a phone would send them: small made-up files, drawn or written here.

function base64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

// A picture drawn on the spot: `paint` gets the canvas's context and its side.
function drawn(side, paint) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  paint(canvas.getContext('2d'), side);
  return canvas.toDataURL('image/png').split(',')[1];
}

function photo(pen, side) {
  pen.fillStyle = '#bcd8f2';
  pen.fillRect(0, 0, side, side * 0.6);
  pen.fillStyle = '#8fae7b';
  pen.fillRect(0, side * 0.6, side, side * 0.4);
  pen.fillStyle = '#c98b5b';
  pen.fillRect(side * 0.3, side * 0.35, side * 0.4, side * 0.35);
  pen.fillStyle = '#7d4b32';
  pen.beginPath();
  pen.moveTo(side * 0.25, side * 0.36);
  pen.lineTo(side * 0.5, side * 0.15);
  pen.lineTo(side * 0.75, side * 0.36);
  pen.fill();
}

function sticker(pen, side) {
  pen.fillStyle = '#ffd34d';
  pen.beginPath();
  pen.arc(side / 2, side / 2, side * 0.45, 0, Math.PI * 2);
  pen.fill();
  pen.strokeStyle = pen.fillStyle = '#5a4300';
  pen.lineWidth = side * 0.05;
  pen.beginPath();
  pen.arc(side / 2, side * 0.55, side * 0.22, 0.15 * Math.PI, 0.85 * Math.PI);
  pen.stroke();
  for (const x of [0.36, 0.64]) {
    pen.beginPath();
    pen.arc(side * x, side * 0.4, side * 0.05, 0, Math.PI * 2);
    pen.fill();
  }
}

const VOICE = [...'#!AMR\n'].map((c) => c.charCodeAt(0)).concat(new Array(96).fill(0x3c));
const VIDEO = [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x6d, 0x70, 0x34, 0x32, 0, 0, 0, 0, 0x6d, 0x70, 0x34, 0x32, 0x69, 0x73, 0x6f, 0x6d];
const PAPER = [...'%PDF-1.4\n% sample\n%%EOF\n'].map((c) => c.charCodeAt(0));

const MADE = {
  image: () => ({ msgtype: 'image', text: '[图片]', file: { base64: drawn(320, photo), name: '现场.png', type: 'image/png' } }),
  sticker: () => ({ msgtype: 'image', text: '[表情]', file: { base64: drawn(120, sticker), name: '表情.png', type: 'image/png' } }),
  voice: () => ({ msgtype: 'voice', text: '[语音 3″]', file: { base64: base64(VOICE), name: 'voice.amr', type: 'audio/amr' } }),
  video: () => ({ msgtype: 'video', text: '[视频]', file: { base64: base64(VIDEO), name: 'video.mp4', type: 'video/mp4' } }),
  file: () => ({ msgtype: 'file', text: '[文件]', file: { base64: base64(PAPER), name: '材料.pdf', type: 'application/pdf' } }),
  location: () => ({
    msgtype: 'location', text: '[位置] 人民广场',
    content: { latitude: 30.25, longitude: 120.16, name: '人民广场', address: '人民路1号' },
  }),
  link: () => ({
    msgtype: 'link', text: '[链接]',
    content: { title: '一篇文章', desc: '请看这篇文章', url: 'https://example.com/article', pic_url: '' },
  }),
};

export async function sample(kind) {
  return MADE[kind]();
}
