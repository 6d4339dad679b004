"""Django's settings, composed from the machine's environment. Nobody edits this file to run the product."""

from csp.constants import NONE, SELF

from zhunsheng.config.databases import choose_database
from zhunsheng.config.environment import Environment
from zhunsheng.config.keys import load_secret_key, prepare_data_folder
from zhunsheng.config.places import PACKAGE

ENVIRONMENT = Environment.read()
prepare_data_folder(ENVIRONMENT.data_folder)

SECRET_KEY = load_secret_key(ENVIRONMENT.data_folder)
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
ROOT_URLCONF = "zhunsheng.config.urls"
WSGI_APPLICATION = "zhunsheng.config.wsgi.application"
DATABASES = {"default": choose_database(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",  # auth wants it
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "template_partials",
    "zhunsheng.store",
    "zhunsheng.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zhunsheng.web.middleware.language_middleware",
    "zhunsheng.web.middleware.LogInRequired",
    "zhunsheng.web.middleware.RuleBrokenPages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "zhunsheng.web.page_frame.page_frame",
            ],
        },
    }
]

AUTH_USER_MODEL = "store.AccountRow"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
if ENVIRONMENT.is_demo:
    AUTHENTICATION_BACKENDS.append("zhunsheng.store.log_in.DemoBackend")
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "zhunsheng.store.passwords.LongEnough"},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login_name", "name")},
    },
]
LOGIN_URL = "log-in"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"  # how moments are shown; they are stored in UTC

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # straight from the package: nothing to collect, nothing to forget
WHITENOISE_AUTOREFRESH = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "zhunsheng.web.views.errors.csrf_failed"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_https
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_https else None

ZHUNSHENG_DATA = ENVIRONMENT.data_folder
ZHUNSHENG_HOST, ZHUNSHENG_PORT = ENVIRONMENT.host, ENVIRONMENT.port
ZHUNSHENG_DEMO = ENVIRONMENT.is_demo
ZHUNSHENG_HANDBOOK_OPEN = ENVIRONMENT.is_handbook_open

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # what people mistype is no warning to the operator
}
