/**
 * Runs in <head> before the first paint: puts the remembered look on <html>, and later keeps the panel in step with it.
 * The text never changes, so a Content-Security-Policy can allow it by its hash.
 */
export const appearanceScript = `(function(d){var r=d.documentElement,n=['size','scheme','spacing','images'],s=['1','standard','standard','on'];
function get(){var m=/(?:^|; )appearance=([a-z0-9.]+)/.exec(d.cookie);return m?m[1].split('.'):s}
function put(v){n.forEach(function(k,i){if(v[i]&&v[i]!==s[i])r.setAttribute('data-'+k,v[i]);else r.removeAttribute('data-'+k)})}
r.setAttribute('data-script','on');put(get());
d.addEventListener('DOMContentLoaded',show);
d.addEventListener('toggle',show,true);
function form(){return d.querySelector('form[data-appearance]')}
function show(){var f=form(),v=get();if(f)n.forEach(function(k,i){var e=f.querySelector('input[name='+k+'][value="'+v[i]+'"]');if(e)e.checked=true})}
function keep(v){put(v);d.cookie='appearance='+v.join('.')+';path=/;max-age=31536000;samesite=lax'+(location.protocol==='https:'?';secure':'')}
d.addEventListener('change',function(e){var f=form();if(f&&f.contains(e.target))keep(n.map(function(k){return new FormData(f).get(k)}))});
d.addEventListener('submit',function(e){if(e.target===form()){e.preventDefault();if(e.submitter&&e.submitter.name==='reset'){keep(s);show()}}},true)
})(document)`
